import { checkInAction, confirmAction } from './actions.ts'
import type { Notice, NoticeSection } from './notice.ts'
import type { PersonNow, WeekRoom } from './person-now.ts'
import { durationWords } from '../time/duration-words.ts'
import { many } from './words.ts'

/** So many blocks can be confirmed from one mail; the page has the rest. */
const MOST_BLOCKS = 20

/** The week in one message: hours against plan, streaks, what is at risk, room next week, what waits for a word. */
export function digest(now: PersonNow): readonly Notice[] {
  if (now.digestOn === null) return []
  // Who came after its day has no last week to hear of.
  if (now.isDigestLate && hours(now).lines.length === 0) return []
  const ended = now.blocks.filter(({ endMs }) => endMs <= now.nowMs)
  const latest = ended.toSorted((a, b) => a.startMs - b.startMs).slice(-MOST_BLOCKS)
  const open = now.keyResults.filter(({ status }) => status !== 'fresh')
  const sections = [hours(now), streaks(now), risks(now), room(now)].filter(({ lines }) => lines.length > 0)
  const actions = [...latest.map((block) => confirmAction(block, now)), ...open.map(checkInAction)]
  if (sections.length === 0 && actions.length === 0) return []
  return [
    {
      key: `weekly-digest-${now.digestOn}`,
      kind: 'weekly-digest',
      urgency: 'calm',
      title: 'Your week',
      text: summary(now, ended.length),
      link: '/',
      sections,
      actions,
    },
  ]
}

function summary({ objectives }: PersonNow, unconfirmed: number): string {
  const done = objectives.reduce((sum, { doneMinutes }) => sum + doneMinutes, 0)
  const planned = objectives.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)
  const atRisk = objectives.filter(({ pace }) => pace === 'at-risk' || pace === 'behind').length
  const parts = [
    planned > 0
      ? `${durationWords(done)} of ${durationWords(planned)} done for your goals last week`
      : `${durationWords(done)} done for your goals last week`,
    ...(atRisk > 0 ? [`${many(atRisk, 'objective')} at risk or behind`] : []),
    ...(unconfirmed > 0 ? [`${many(unconfirmed, 'block')} to confirm`] : []),
  ]
  return `${parts.join('; ')}.`
}

const hours = ({ objectives }: PersonNow): NoticeSection => ({
  heading: 'Hours last week',
  lines: objectives
    .filter(({ doneMinutes, plannedMinutes }) => doneMinutes > 0 || plannedMinutes > 0)
    .map(({ title, doneMinutes, plannedMinutes }) =>
      plannedMinutes > 0
        ? `${title}: ${durationWords(doneMinutes)} of ${durationWords(plannedMinutes)}`
        : `${title}: ${durationWords(doneMinutes)}, nothing planned`,
    ),
})

const streaks = ({ streaks }: PersonNow): NoticeSection => ({
  heading: 'Streaks',
  lines: streaks
    .filter(({ weeks }) => weeks > 0)
    .map(({ title, weeks }) => `${title}: ${many(weeks, 'week')} in a row`),
})

const risks = ({ objectives, kpis }: PersonNow): NoticeSection => ({
  heading: 'To watch',
  lines: [
    ...objectives
      .filter(({ pace }) => pace === 'at-risk' || pace === 'behind')
      .map(({ title, pace }) => `${title}: ${pace === 'behind' ? 'behind' : 'at risk'}`),
    ...kpis.map(({ title, status }) => `${title}: ${status}`),
  ],
})

const room = ({ weekNow, weekAhead }: PersonNow): NoticeSection => ({
  heading: 'Room for your goals',
  lines: [...roomLine('This week', weekNow), ...roomLine('Next week', weekAhead)],
})

function roomLine(name: string, week: WeekRoom | null): readonly string[] {
  if (week === null || week.needMinutes + week.freeMinutes === 0) return []
  const { needMinutes, freeMinutes } = week
  const verdict = needMinutes > freeMinutes ? ': overfull' : ''
  return [
    `${name}: they need ${durationWords(needMinutes)}, you have ${durationWords(freeMinutes)}${verdict}`,
  ]
}
