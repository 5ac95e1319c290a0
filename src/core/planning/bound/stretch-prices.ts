import type { CompiledProblem } from '../compiled.ts'
import { stretchWindows } from './stretch-windows.ts'
import type { PriceKind } from './price-kind.ts'
import { priceVector, slopeOf } from './price-vector.ts'

/** Of every window that is just too long for a stretch, one step stays free; filling it has a price. */
export function stretchPrices(problem: CompiledProblem): PriceKind[] {
  const windows = stretchWindows(problem)
  if (windows.length === 0) return []
  const vector = priceVector(windows.length)
  const { price, surplus, scale } = vector
  for (const [index, { from, to }] of windows.entries()) scale[index] = to - from
  return [
    {
      charge: ({ all }) => {
        let sum = 0
        for (const [index, { from, to }] of windows.entries()) {
          const value = price[index]!
          if (value === 0) continue
          for (let step = from; step < to; step++) all[step]! += value
          sum += value * (to - from - 1)
        }
        return sum
      },
      slope: ({ uses }) => {
        for (const [index, { from, to }] of windows.entries()) {
          let used = 0
          for (let step = from; step < to; step++) used += uses[step]!
          surplus[index] = used - (to - from - 1)
        }
        return slopeOf(vector)
      },
      vector,
    },
  ]
}
