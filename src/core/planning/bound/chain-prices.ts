import type { CompiledProblem, Grid } from '../compiled.ts'
import type { AloneTask } from './alone-task.ts'
import type { Bill, PriceKind } from './price-kind.ts'
import { priceVector, slopeOf } from './price-vector.ts'

/** Steps between two times of a free segment at which a chain is checked. */
const STRIDE = 4

/**
 * A task that waits for another: at any time, it may have begun only if the other is done, all of it. Who begins pays,
 * and who is done is paid, the prices of all times after that; checked in and at the ends of free segments.
 */
export const chainPrices = ({ tasks, grid }: CompiledProblem, alone: readonly AloneTask[]): PriceKind[] =>
  tasks.flatMap((task) =>
    task.predecessors
      .filter((before) => tasks[before]!.remainingSteps > 0 && task.remainingSteps > 0)
      .map((before) => linkPrices(grid, alone[before]!, alone[task.item]!)),
  )

function linkPrices(grid: Grid, before: AloneTask, after: AloneTask): PriceKind {
  const times = before.isLimited || after.isLimited ? midnights(grid, after) : timesOf(grid, after)
  const vector = priceVector(times.length)
  const { price, surplus, scale } = vector
  scale.fill(1 / before.task.remainingSteps + 1 / after.task.remainingSteps)
  return {
    charge: ({ gates }) => {
      const { start } = gates.get(after.task.item)!
      const { end } = gates.get(before.task.item)!
      let sum = 0
      for (let index = times.length - 1; index >= 0; index--) {
        sum += price[index]!
        if (sum === 0) continue
        for (let step = index === 0 ? 0 : times[index - 1]!; step < times[index]!; step++) {
          start[step]! += sum
          end[step]! -= sum
        }
      }
      return 0
    },
    slope: ({ firstStart, wholeEnd }: Bill) => {
      const start = firstStart[after.task.item]!
      const end = wholeEnd[before.task.item]!
      for (const [index, time] of times.entries())
        surplus[index] = (start < time ? 1 : 0) - (end < time ? 1 : 0)
      return slopeOf(vector)
    },
    vector,
  }
}

function timesOf({ count }: Grid, { starts, ends }: AloneTask): Int32Array {
  const times: number[] = []
  for (const [segment, start] of starts.entries()) {
    for (let step = start + STRIDE; step < ends[segment]!; step += STRIDE) times.push(step)
    times.push(ends[segment]!)
  }
  return Int32Array.of(...times, count + 1)
}

/** Under a daily limit a whole day has one gate. */
function midnights({ count, day }: Grid, { starts, ends }: AloneTask): Int32Array {
  const times: number[] = []
  for (let step = (starts[0] ?? 0) + 1; step < (ends.at(-1) ?? 0); step++)
    if (day[step] !== day[step - 1]) times.push(step)
  return Int32Array.of(...times, count + 1)
}
