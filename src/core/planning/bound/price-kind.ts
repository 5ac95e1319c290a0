import type { PriceVector } from './price-vector.ts'

/** One kind of rule between items, relaxed: breaking it is not forbidden but has a price, per place and time. */
export type PriceKind = {
  /** Adds the prices to what the items pay; returns what is paid back to everyone, used or not. */
  readonly charge: (bill: Bill) => number
  /** Reads off what the items used where prices must rise and fall; returns the square of that slope. */
  readonly slope: (bill: Bill) => number
  readonly vector: PriceVector
  /** For rules that several items break one after the other: the price rises as soon as an item uses [from, to). */
  readonly raiseInPlace?: (bill: Bill, from: number, to: number, stride: number) => void
  /** Ends a pass in which prices were raised at once: everything falls by what the rule allows. */
  readonly lowerInPlace?: (stride: number) => void
}

/** What a round charges, and what the items then used. */
export type Bill = {
  /** Price by step for every item, and the one that only tasks pay on top. */
  readonly all: Float64Array
  readonly tasksOnly: Float64Array
  /** By task that waits or is waited for: what it pays by the step of its first start, and of its last end. */
  readonly gates: ReadonlyMap<number, Gates>
  /** How many items lie on a step, and how many tasks. */
  readonly uses: Int16Array
  readonly taskUses: Int16Array
  /** By task: where its first block starts, and where the last one ends if all of it is placed; else NEVER. */
  readonly firstStart: Int32Array
  readonly wholeEnd: Int32Array
}

type Gates = { readonly start: Float64Array; readonly end: Float64Array }

export const NEVER = 2 ** 30
