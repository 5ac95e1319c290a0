import type { Prng } from '../../prng.ts'
import type { DateTable } from './choose-dates.ts'

/** How an insertion looks at the plan. */
export type Guide = {
  /** Sums of prices of time by step (length grid.count + 1); zeros where nothing guides. */
  prices: Float64Array
  readonly noPrices: Float64Array
  /** For tasks that wait or are waited for: what they pay, or are paid, on top; and how much of it counts now. */
  readonly ownPrices: ReadonlyMap<number, OwnPrices>
  share: number
  readonly mixed: Float64Array
  /** Chance with which a free segment is overlooked. */
  blink: number
  readonly random: Prng
  readonly dateTable: DateTable
  /** Work done so far, in units of about a nanosecond; counted, not measured, so that budgets are reproducible. */
  work: number
  /** By task: what a plan loses, beyond the task itself, while the task is not placed in full. */
  readonly notFullCost: Float64Array
  /** By task: the step before which it must be done if all that wait for it are to meet their dues. */
  readonly deadline: Int32Array
}

/** Sums of prices by step, and the least price of a single step: below 0 where a task is paid for being early. */
export type OwnPrices = { readonly sums: Float64Array; least: number }

/** Sums of all that a task pays under this guide. */
export function pricesFor(guide: Guide, item: number): { sums: Float64Array; least: number } {
  const own = guide.ownPrices.get(item)
  if (own === undefined || guide.share === 0) return { sums: guide.prices, least: 0 }
  const { prices, mixed, share } = guide
  for (let step = 0; step < mixed.length; step++) mixed[step] = prices[step]! + share * own.sums[step]!
  return { sums: mixed, least: share * Math.min(0, own.least) }
}
