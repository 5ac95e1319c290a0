import type { PauseView, SyncAccountView, SyncView } from '#contracts/http/sync-routes.ts'
import { plural } from '../../format/duration.ts'
import { dateOf, dayText, timeOf } from '../../format/zoned-time.ts'

const grouped = new Intl.NumberFormat('en-GB')

/** "2,512 events". */
export const countText = (count: number, what: string): string =>
  `${grouped.format(count)} ${what}${count === 1 ? '' : 's'}`

/** "3 blocks on their way to Google"; null when Google shows the plan. Without any access they wait, and are not on their way. */
export function waitingText({ waiting, accounts }: Pick<SyncView, 'waiting' | 'accounts'>): string | null {
  const { add, move, remove } = waiting
  const coming = add + move
  if (coming + remove > 0 && accounts.every(({ status }) => status !== 'active'))
    return `${plural(coming + remove, 'change')} for Google ${coming + remove === 1 ? 'waits' : 'wait'} until you reconnect`
  if (coming === 0) return remove === 0 ? null : `${plural(remove, 'block')} being taken off Google`
  const text = `${plural(coming, 'block')} on ${coming === 1 ? 'its' : 'their'} way to Google`
  return remove === 0 ? text : `${text}, ${remove} coming off`
}

/** "14:30", or "Tue 24 Nov, 14:30" on another day than `now`. */
export function momentText(instant: string, now: string | number, timeZone: string): string {
  const time = timeOf(instant, timeZone)
  const isToday = dateOf(instant, timeZone) === dateOf(now, timeZone)
  return isToday ? time : `${dayText(instant, timeZone)}, ${time}`
}

const because: Readonly<Record<PauseView['because'], string>> = {
  'google-quota': 'Google says this account has written a lot and has to rest.',
  'daily-cap':
    'Timewright makes at most 300 events a day in one account, so that Google never has to stop it.',
  'google-busy': 'Google has asked us to slow down.',
}

/** Until when and why nothing is written; and what goes on meanwhile. */
export function pauseText(pause: PauseView, now: string, timeZone: string): { title: string; text: string } {
  const until = momentText(pause.until, now, timeZone)
  const meanwhile =
    pause.covers === 'writes'
      ? 'Reading and planning go on; what waits is kept here and written then.'
      : 'What waits is kept here; it goes on by itself then.'
  return { title: `Writing to Google pauses until ${until}`, text: `${because[pause.because]} ${meanwhile}` }
}

/** "3 of 12 calendars, 1,240 events so far"; at the very beginning there is nothing to count yet. */
export function readingText({ calendars, read, events }: NonNullable<SyncAccountView['reading']>): string {
  if (calendars === 0) return 'Looking for your calendars…'
  return `${read} of ${plural(calendars, 'calendar')} read, ${countText(events, 'event')} so far`
}

type Reading = NonNullable<SyncAccountView['reading']>

/** The first readings of all accounts as one; null when none is under way. */
export function wholeReading(accounts: readonly Pick<SyncAccountView, 'reading'>[]): Reading | null {
  const readings = accounts.flatMap(({ reading }) => reading ?? [])
  if (readings.length === 0) return null
  const sum = (of: (one: Reading) => number): number => readings.reduce((all, one) => all + of(one), 0)
  return {
    calendars: sum((one) => one.calendars),
    read: sum((one) => one.read),
    events: sum((one) => one.events),
    title: readings.find(({ title }) => title !== null)?.title ?? null,
  }
}

/** "“Work”, “Family” and 28 more". */
export function namesText(names: readonly string[], most = 3): string {
  const quoted = names.map((name) => `“${name}”`)
  if (quoted.length <= most) {
    const last = quoted.at(-1) ?? ''
    return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} and ${last}`
  }
  return `${quoted.slice(0, most - 1).join(', ')} and ${quoted.length - most + 1} more`
}

/** Where to send somebody to let us into an account (again). The privacy of before is kept. */
export function linkTo(
  returnTo: string,
  { account, isFreeBusyOnly = false, isAgain = false }: LinkWish = {},
): string {
  const query = new URLSearchParams({ returnTo })
  if (isFreeBusyOnly) query.set('access', 'free-busy')
  if (isAgain) query.set('consent', 'again')
  if (account !== undefined) query.set('account', account)
  return `/auth/google?${query}`
}
type LinkWish = {
  readonly account?: string
  readonly isFreeBusyOnly?: boolean
  /** Google gives lasting access only to who is asked for consent. */
  readonly isAgain?: boolean
}

/** Without these nothing can be planned at all; the others only narrow what is possible. */
const vital = ['calendarlist.readonly', 'events.readonly']

export const vitalGaps = ({ missing }: Pick<SyncAccountView, 'missing'>): SyncAccountView['missing'] =>
  missing.filter(({ scope }) => vital.some((one) => scope.endsWith(`.${one}`)))

/** What the person did not allow, beside what the privacy mode never asks for. */
export const gapsOf = ({
  missing,
  isFreeBusyOnly,
}: Pick<SyncAccountView, 'missing' | 'isFreeBusyOnly'>): SyncAccountView['missing'] =>
  isFreeBusyOnly
    ? missing.filter(({ scope }) => !/\.(events\.owned|settings\.readonly)$/.test(scope))
    : missing

/** Google said no to a write, and not because it could not be reached or wants a rest. */
export const isRefused = ({ refused, accounts }: SyncView): boolean =>
  refused !== null && accounts.every(({ trouble, pause }) => trouble === null && pause === null)
