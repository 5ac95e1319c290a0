import { DAY_MS } from '#core/time/interval.ts'
import { QUARTER_MINUTES } from './weights.ts'

/** soft: minutes of a previous movable block that the item's blocks no longer cover; dearer when it was near. */
export const movedCost = (previousStartMs: number, nowMs: number, uncoveredMinutes: number): number =>
  ((previousStartMs < nowMs + DAY_MS ? 15 : 5) * uncoveredMinutes) / QUARTER_MINUTES
