import type { CompiledProblem } from '../compiled.ts'

/** By step: 1 where some item may lie. */
export function usableSteps({ grid, tasks, habits }: CompiledProblem): Uint8Array {
  const isUsable = new Uint8Array(grid.count)
  const seen = new Set<Int32Array>()
  const runs = [
    ...tasks.map((task) => task.free),
    ...habits.flatMap((habit) => habit.dates.map((date) => date.free)),
  ]
  for (const { starts, ends } of runs) {
    if (seen.has(starts)) continue
    seen.add(starts)
    for (const [index, start] of starts.entries()) isUsable.fill(1, start, ends[index])
  }
  return isUsable
}
