import {
  DAY_MS,
  MINUTE_MS,
  type Interval,
  interval,
  minuteEnd,
  subtract,
  totalMs,
} from '#core/time/interval.ts'
import { QUARTER_MINUTES } from './weights.ts'

/** soft: minutes of a previous movable block that the item's blocks no longer cover; dearer when it was near. */
export const movedCost = (previousStartMs: number, nowMs: number, uncoveredMinutes: number): number =>
  ((previousStartMs < nowMs + DAY_MS ? 15 : 5) * uncoveredMinutes) / QUARTER_MINUTES

/** Minutes of a block on the grid that others do not cover; a block covers the minutes that begin within it. */
export function uncoveredMinutes(block: Interval, others: readonly Interval[]): number {
  const covered = others.map(({ startMs, endMs }) => interval(minuteEnd(startMs), minuteEnd(endMs)))
  return totalMs(subtract([interval(block.startMs, block.endMs)], covered)) / MINUTE_MS
}
