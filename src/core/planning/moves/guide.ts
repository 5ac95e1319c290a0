import type { Prng } from '../../prng.ts'

/** How an insertion looks at the plan. */
export type Guide = {
  /** Sums of prices of time by step (length grid.count + 1); zeros where nothing guides. */
  prices: Float64Array
  readonly noPrices: Float64Array
  /** Least price of a single step; below 0 only where a task is paid for being early. */
  leastPrice: number
  /** Chance with which a free segment is overlooked. */
  blink: number
  readonly random: Prng
  /** By task: what a plan loses, beyond the task itself, while the task is not placed in full. */
  readonly notFullCost: Float64Array
}
