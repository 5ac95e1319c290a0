import { FREE, type PlanState } from './plan-state.ts'

/** Length in ms of the run of abutting blocks that ends exactly where step `step` starts; 0 without one. */
export function runBefore(state: PlanState, step: number): number {
  const { stretch, grid } = state.problem
  if (stretch === undefined) return 0
  let sum = 0
  let at = step
  for (;;) {
    if (at > 0 && state.owner[at - 1]! > FREE) {
      const start = state.blockStart[at - 1]!
      sum += (at - start) * grid.stepMs
      at = start
      continue
    }
    const index = at < 0 ? -1 : stretch.clusterAtEnd[at]!
    if (index < 0) return sum
    const cluster = stretch.clusters[index]!
    sum += cluster.endMs - cluster.startMs
    const back = (cluster.startMs - grid.startMs) / grid.stepMs
    if (back < 0 || !Number.isInteger(back)) return sum
    at = back
  }
}

/** Length in ms of the run of abutting blocks that starts exactly where step `step` does; 0 without one. */
export function runAfter(state: PlanState, step: number): number {
  const { stretch, grid } = state.problem
  if (stretch === undefined) return 0
  let sum = 0
  let at = step
  for (;;) {
    if (at < grid.count && state.owner[at]! > FREE) {
      const end = state.blockEnd[at]!
      sum += (end - at) * grid.stepMs
      at = end
      continue
    }
    const index = at > grid.count ? -1 : stretch.clusterAtStart[at]!
    if (index < 0) return sum
    const cluster = stretch.clusters[index]!
    sum += cluster.endMs - cluster.startMs
    const next = (cluster.endMs - grid.startMs) / grid.stepMs
    if (next > grid.count || !Number.isInteger(next)) return sum
    at = next
  }
}
