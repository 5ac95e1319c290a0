import type { WeekView } from '#contracts/http/plan-routes.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { instantOf } from '../../../format/zoned-time.ts'
import type { BlockState } from './block-words.ts'
import type { Span } from '../grid/nudge.ts'

const STEP_MS = 15 * MINUTE_MS

/**
 * The first quarter of an hour from now, or from the morning of `date` on, that is open and free; in a full week one where
 * only such blocks are in the way as make room, and else the first of all.
 */
export function nextSlot(week: WeekView, date: string, minutes: number): Span {
  const morning = instantOf(date, '00:00', week.timeZone) ?? 0
  const from = Math.ceil(Math.max(Date.parse(week.now), morning) / STEP_MS) * STEP_MS
  const starts = week.hours.flatMap((hours) => startsIn(hours, from, minutes))
  const events = week.events.filter(({ isBusy }) => isBusy)
  const blocks = week.blocks.filter(({ state }) => state !== 'withdrawn')
  const fixed = blocks.filter(({ state }) => !makesRoom.has(state))
  const start = starts.find(isFreeOf([...blocks, ...events])) ?? starts.find(isFreeOf([...fixed, ...events]))
  return spanAt(start ?? from, minutes)

  function isFreeOf(taken: readonly Span[]) {
    return (start: number): boolean =>
      taken.every(
        (one) => Date.parse(one.end) <= start || Date.parse(one.start) >= start + minutes * MINUTE_MS,
      )
  }
}

const makesRoom: ReadonlySet<BlockState> = new Set(['flexible', 'defended'])

const spanAt = (start: number, minutes: number): Span => ({
  start: new Date(start).toISOString(),
  end: new Date(start + minutes * MINUTE_MS).toISOString(),
})

function startsIn({ start, end }: Span, from: number, minutes: number): number[] {
  const first = Math.max(Date.parse(start), from)
  const count = Math.floor((Date.parse(end) - first - minutes * MINUTE_MS) / STEP_MS) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * STEP_MS)
}
