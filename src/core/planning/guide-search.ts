import { pick } from './moves/ruin.ts'
import type { Search } from './search-state.ts'

/** Points by which the price of a step may be off, at random: without it, equal places would always go to the first. */
const NOISE = [0, 2, 8, 32] as const
/** Chances of a move to overlook a free segment. */
const BLINKS = [0, 0.02, 0.05, 0.2] as const
const HIGHEST_LEVEL = 2

/** How much of the prices of time a table holds: none, half, or all. */
const shareOf = (table: number): number => Math.floor(table / NOISE.length) / HIGHEST_LEVEL

/** The table with the full prices and no noise. */
export const fullPrices = ({ prices }: Search): Float64Array => prices[HIGHEST_LEVEL * NOISE.length]!

/** Takes over the present prices of time into all tables, with fresh noise. */
export function guideInPlace({ prices, timePrices, random }: Search): void {
  const { bestSums } = timePrices
  for (const [index, table] of prices.entries()) {
    const share = shareOf(index)
    const noise = NOISE[index % NOISE.length]!
    let sum = 0
    for (let step = 0; step < table.length; step++) {
      table[step] = bestSums[step]! * share + sum
      sum += noise * random()
    }
  }
}

/** Draws how the next move looks at the plan. */
export function drawGuideInPlace({ random, prices, guide }: Search): void {
  const table = pick(random, prices.length)
  guide.prices = prices[table]!
  guide.share = shareOf(table)
  guide.blink = BLINKS[pick(random, BLINKS.length)]!
}
