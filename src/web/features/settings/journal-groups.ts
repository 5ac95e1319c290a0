import type { JournalEntryView } from '#contracts/http/sync-routes.ts'
import { formatMinutes } from '../../format/duration.ts'
import { dateOf, spanText, timeOf } from '../../format/zoned-time.ts'

export type JournalGroup = {
  readonly version: number
  readonly at: string
  readonly why: string
  readonly entries: readonly JournalEntryView[]
}

/** What was done together, for one reason. The order stays: newest first. */
export function journalGroups(items: readonly JournalEntryView[]): JournalGroup[] {
  return [...Map.groupBy(items, ({ version }) => version).values()].flatMap((entries) => {
    const [first] = entries
    return first === undefined ? [] : [{ version: first.version, at: first.at, why: first.why, entries }]
  })
}

/** "Moved from Mon 23 Nov, 09:00 – 10:00 to 11:00 – 12:00". */
export function entryText({ kind, from, to, isPinned }: JournalEntryView, timeZone: string): string {
  if (to === null) return `taken off ${from === null ? '' : spanText(from.start, from.end, timeZone)}`.trim()
  const place = spanText(to.start, to.end, timeZone)
  if (kind === 'created' || from === null) return `put on ${place}`
  if (from.start === to.start)
    return `now ${formatMinutes(minutesOf(to))}, was ${formatMinutes(minutesOf(from))}`
  const isSameDay = dateOf(from.start, timeZone) === dateOf(to.start, timeZone)
  const target = isSameDay ? `${timeOf(to.start, timeZone)} – ${timeOf(to.end, timeZone)}` : place
  const moved = `moved from ${spanText(from.start, from.end, timeZone)} to ${target}`
  return isPinned ? `${moved}, where you put it` : moved
}

const minutesOf = ({ start, end }: { readonly start: string; readonly end: string }): number =>
  (Date.parse(end) - Date.parse(start)) / 60_000

/** "4 blocks moved by themselves this week, 2 last week." */
export function movesText(weeks: readonly { readonly moved: number }[]): string {
  const [now = 0, before = 0] = weeks.toReversed().map(({ moved }) => moved)
  return `${now === 0 ? 'No block' : now === 1 ? '1 block' : `${now} blocks`} moved by Timewright this week, ${before === 0 ? 'none' : before} last week.`
}
