import type { CompiledProblem, CompiledTask } from '../compiled.ts'
import type { PriceKind } from './price-kind.ts'
import { priceVector, slopeOf } from './price-vector.ts'

/** Under a daily limit of all tasks, each task step of a day pays the price of that day. */
export function dayPrices(problem: CompiledProblem): PriceKind[] {
  const { daily, grid, tasks } = problem
  // A block counts on the day of its start; over midnight the price of a step would be that of the wrong day.
  if (!daily.limited || tasks.some((task) => crossesMidnight(problem, task))) return []
  const vector = priceVector(daily.stepsLeft.length)
  const { price, surplus, scale } = vector
  for (const [day, steps] of daily.stepsLeft.entries()) scale[day] = Math.max(1, steps)
  return [
    {
      charge: ({ tasksOnly }) => {
        for (let step = 0; step < grid.count; step++)
          tasksOnly[step]! += price[grid.day[step]! - grid.firstDay]!
        return price.reduce((sum, value, day) => sum + value * daily.stepsLeft[day]!, 0)
      },
      slope: ({ taskUses }) => {
        for (const [day, steps] of daily.stepsLeft.entries()) surplus[day] = -steps
        for (let step = 0; step < grid.count; step++)
          surplus[grid.day[step]! - grid.firstDay]! += taskUses[step]!
        return slopeOf(vector)
      },
      vector,
      raiseInPlace: (_, from, to, stride) => {
        const day = grid.day[from]! - grid.firstDay
        price[day]! += (stride * (to - from)) / scale[day]!
      },
      lowerInPlace: (stride) => {
        for (const [day, steps] of daily.stepsLeft.entries())
          price[day] = Math.max(0, price[day]! - (stride * steps) / scale[day]!)
      },
    },
  ]
}

/** Is there free time of the task on both sides of a midnight? */
export function crossesMidnight({ grid }: CompiledProblem, task: CompiledTask): boolean {
  const { starts, ends } = task.free
  return starts.some((start, run) => grid.day[start] !== grid.day[ends[run]! - 1])
}
