import type { CompiledProblem, CompiledTask } from '../compiled.ts'
import type { Bill, PriceKind } from './price-kind.ts'
import { moveInPlace, priceVector, slopeOf } from './price-vector.ts'

/**
 * A task that waits for another: at any time t, the part of it that lies before t is at most the part of the other
 * that does. (It is 0 until all of the other is done.) Checked, and priced, at the ends of its free runs.
 */
export const chainPrices = ({ tasks }: CompiledProblem): PriceKind[] =>
  tasks.flatMap((task) =>
    task.predecessors
      .map((index) => tasks[index]!)
      .filter((before) => before.remainingSteps > 0 && task.remainingSteps > 0)
      .map((before) => linkPrices(before, task)),
  )

function linkPrices(before: CompiledTask, after: CompiledTask): PriceKind {
  const times = after.free.ends
  const vector = priceVector(times.length)
  const share = { before: 1 / before.remainingSteps, after: 1 / after.remainingSteps }
  vector.scale.fill(share.before + share.after)
  return {
    charge: ({ own }) => {
      // Steps before times[i] pay for that time and all later ones.
      let sum = 0
      for (let index = times.length - 1; index >= 0; index--) {
        sum += vector.price[index]!
        if (sum === 0) continue
        const from = index === 0 ? 0 : times[index - 1]!
        addInPlace(own.get(after.item)!, from, times[index]!, sum * share.after)
        addInPlace(own.get(before.item)!, from, times[index]!, -sum * share.before)
      }
      return 0
    },
    slope: (bill) => {
      fillSurplusInPlace(vector.surplus, bill, before, after, times)
      return slopeOf(vector)
    },
    moveInPlace: (stride) => moveInPlace(vector, stride),
  }
}

function addInPlace(values: Float64Array, from: number, to: number, value: number): void {
  for (let step = from; step < to; step++) values[step]! += value
}

function fillSurplusInPlace(
  surplus: Float64Array,
  { ownUses }: Bill,
  before: CompiledTask,
  after: CompiledTask,
  times: Int32Array,
): void {
  const first = ownUses.get(before.item)!
  const second = ownUses.get(after.item)!
  let step = 0
  let done = 0
  for (let index = 0; index < times.length; index++) {
    for (; step < times[index]!; step++)
      done += second[step]! / after.remainingSteps - first[step]! / before.remainingSteps
    surplus[index] = done
  }
}
