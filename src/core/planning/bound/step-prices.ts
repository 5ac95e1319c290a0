import type { CompiledProblem } from '../compiled.ts'
import type { PriceKind } from './price-kind.ts'
import { priceVector, slopeOf } from './price-vector.ts'

/** A step holds one block: where several items meet, its price rises. */
export function stepPrices(problem: CompiledProblem): PriceKind {
  const vector = priceVector(problem.grid.count)
  const { price, surplus } = vector
  return {
    charge: ({ all }) => {
      let sum = 0
      for (let step = 0; step < price.length; step++) {
        all[step]! += price[step]!
        sum += price[step]!
      }
      return sum
    },
    slope: ({ uses }) => {
      for (let step = 0; step < price.length; step++) surplus[step] = uses[step]! - 1
      return slopeOf(vector)
    },
    vector,
    raiseInPlace: ({ all }, from, to, stride) => {
      for (let step = from; step < to; step++) {
        price[step]! += stride
        all[step]! += stride
      }
    },
    lowerInPlace: (stride) => {
      for (let step = 0; step < price.length; step++) price[step] = Math.max(0, price[step]! - stride)
    },
  }
}
