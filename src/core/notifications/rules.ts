import { localDayOf } from '../tasks/start-of-local-date.ts'
import { durationWords } from '../time/duration-words.ts'
import { localDateOf } from '../time/local-date.ts'
import { dateWords } from '../time/time-words.ts'
import { digest } from './digest.ts'
import { checkInAction, confirmAction } from './actions.ts'
import { kpiLink, objectiveLink } from './links.ts'
import type { Notice, NoticeKind } from './notice.ts'
import type { AimedAt, PersonNow } from './person-now.ts'
import { many } from './words.ts'

type Rule = (now: PersonNow) => readonly Notice[]

/** What follows from a person's state now. The same state gives the same keys, so nothing is told twice. */
export const noticesNow = (now: PersonNow): readonly Notice[] =>
  Object.values(rules).flatMap((rule) => rule(now))

export const breachKey = (kpiId: string, since: string): string => `kpi-breach-${kpiId}-${since}`

const plain = { sections: [], actions: [] } as const

const rules: Readonly<Record<NoticeKind, Rule>> = {
  'check-in-due': ({ keyResults }) =>
    keyResults
      .filter(({ status }) => status === 'due')
      .map((one) => ({
        ...plain,
        key: `check-in-due-${one.id}-${one.dueOn}`,
        kind: 'check-in-due',
        urgency: 'soon',
        title: `Check-in due: ${one.title}`,
        text: 'Where does it stand? One number and a word are enough.',
        link: objectiveLink(one.objective),
        actions: [checkInAction(one)],
      })),
  'key-result-outdated': ({ keyResults, style }) =>
    keyResults
      .filter(({ status }) => status === 'outdated')
      .map((one) => ({
        ...plain,
        key: `key-result-outdated-${one.id}-${one.dueOn}`,
        kind: 'key-result-outdated',
        urgency: 'soon',
        title: `Out of date: ${one.title}`,
        text: `Nothing was said about it since the check-in of ${dateWords(one.dueOn, style)} was due, so its pace is a guess.`,
        link: objectiveLink(one.objective),
        actions: [checkInAction(one)],
      })),
  'objective-at-risk': ({ objectives }) =>
    objectives
      .filter(({ pace }) => pace === 'at-risk')
      .map((one) => paceNotice(one, 'objective-at-risk', 'At risk', 'soon')),
  'objective-behind': ({ objectives }) =>
    objectives
      .filter(({ pace }) => pace === 'behind')
      .map((one) => paceNotice(one, 'objective-behind', 'Behind', 'urgent')),
  'overfull-week': ({ weekAhead, style }) =>
    weekAhead === null || weekAhead.needMinutes <= weekAhead.freeMinutes
      ? []
      : [
          {
            ...plain,
            key: `overfull-week-${weekAhead.weekOf}`,
            kind: 'overfull-week',
            urgency: 'soon',
            title: `The week of ${dateWords(weekAhead.weekOf, style)} is overfull`,
            text: `Your key results need ${durationWords(weekAhead.needMinutes)}, you have ${durationWords(weekAhead.freeMinutes)}. Move something now, while there is time.`,
            link: `/?date=${weekAhead.weekOf}`,
          },
        ],
  'block-unconfirmed': unconfirmed,
  'kpi-breach': ({ kpis }) =>
    kpis.map((kpi) => ({
      ...plain,
      key: breachKey(kpi.id, kpi.since),
      kind: 'kpi-breach',
      urgency: kpi.status === 'red' ? 'urgent' : 'soon',
      title: `${kpi.title} left its green corridor`,
      text: `It is ${kpi.status} at ${kpi.value}${kpi.unit === '' ? '' : ` ${kpi.unit}`}.${kpi.isRecoveryProposed ? ' A recovery goal is proposed beside it.' : ''}`,
      link: kpiLink(kpi.id),
    })),
  'connection-broken': ({ broken, lost }) => [...broken.map(brokenAccount), ...lost.map(lostWay)],
  'weekly-digest': digest,
}

const brokenAccount = ({ id, email, since }: PersonNow['broken'][number]): Notice => ({
  ...plain,
  key: `connection-broken-${id}-${since}`,
  kind: 'connection-broken',
  urgency: 'urgent',
  title: `Google no longer lets us see ${email}`,
  text: 'Until you reconnect it, its calendars are not read and blocks are not written.',
  link: '/settings#calendars',
})

const lostWay = ({ channel, since, words }: PersonNow['lost'][number]): Notice => ({
  ...plain,
  key: `connection-broken-${channel}-${since}`,
  kind: 'connection-broken',
  urgency: 'urgent',
  title: channel === 'mail' ? 'Mails to you do not arrive' : 'Messages to Slack do not arrive',
  text: `${asSentence(words)} Meanwhile look here; a test in the settings shows whether it works again.`,
  link: '/settings#notifications',
  notBy: channel,
})

/** What another server said may end in any way. */
const asSentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)

function paceNotice(
  one: AimedAt,
  kind: 'objective-at-risk' | 'objective-behind',
  word: string,
  urgency: Notice['urgency'],
): Notice {
  return {
    ...plain,
    key: `${kind}-${one.id}`,
    kind,
    urgency,
    title: `${word}: ${one.title}`,
    text: 'It is slower than its cycle. More hours, a smaller target or a talk with somebody may help.',
    link: objectiveLink(one),
  }
}

/** One notice per local date, when the last block of the date has ended: not one for each block. */
function unconfirmed({ blocks, nowMs, zone, style }: PersonNow): readonly Notice[] {
  const byDate = Map.groupBy(blocks, ({ endMs }) => localDateOf(localDayOf(endMs - 1, zone)))
  return [...byDate].flatMap(([date, ofDate]) => {
    if (ofDate.some(({ endMs }) => endMs > nowMs)) return []
    return [
      {
        ...plain,
        key: `block-unconfirmed-${date}`,
        kind: 'block-unconfirmed',
        urgency: 'calm',
        title: `${many(ofDate.length, 'block')} of ${dateWords(date, style)} to confirm`,
        text: ofDate.map(({ title }) => title).join(', '),
        link: `/?date=${date}`,
        actions: ofDate.map((block) => confirmAction(block, { zone, style })),
      },
    ]
  })
}
