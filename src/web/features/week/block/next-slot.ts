import type { WeekView } from '#contracts/http/plan-routes.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { instantOf } from '../../../format/zoned-time.ts'
import type { Span } from '../grid/nudge.ts'

const STEP_MS = 15 * MINUTE_MS

/** The first quarter of an hour from now, or from the morning of `date` on, that is open and free; else the first of all. */
export function nextSlot(week: WeekView, date: string, minutes: number): Span {
  const morning = instantOf(date, '00:00', week.timeZone) ?? 0
  const from = Math.ceil(Math.max(Date.parse(week.now), morning) / STEP_MS) * STEP_MS
  const taken = [
    ...week.blocks.filter(({ state }) => state !== 'withdrawn'),
    ...week.events.filter(({ isBusy }) => isBusy),
  ]
  const isFree = (start: number): boolean =>
    taken.every((one) => Date.parse(one.end) <= start || Date.parse(one.start) >= start + minutes * MINUTE_MS)
  const start = week.hours.flatMap((hours) => startsIn(hours, from, minutes)).find(isFree) ?? from
  return spanAt(start, minutes)
}

const spanAt = (start: number, minutes: number): Span => ({
  start: new Date(start).toISOString(),
  end: new Date(start + minutes * MINUTE_MS).toISOString(),
})

function startsIn({ start, end }: Span, from: number, minutes: number): number[] {
  const first = Math.max(Date.parse(start), from)
  const count = Math.floor((Date.parse(end) - first - minutes * MINUTE_MS) / STEP_MS) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * STEP_MS)
}
