import type { CompiledProblem, StretchLimit } from '../compiled.ts'
import { usableSteps } from './usable-steps.ts'

/** Steps [from, to) of which one must stay free, or they would be part of too long a stretch. */
export type Window = { readonly from: number; readonly to: number }

/**
 * The windows of a limit on the longest stretch: those that are just too long, those beside a pinned cluster, and the
 * gaps between two clusters that would make one stretch of them.
 */
export function stretchWindows(problem: CompiledProblem): Window[] {
  const { stretch } = problem
  if (stretch === undefined) return []
  return [
    ...openWindows(problem, stretch),
    ...windowsBesidePinned(problem, stretch),
    ...windowsBetweenPinned(problem, stretch),
  ]
}

function openWindows(problem: CompiledProblem, { maxMs }: StretchLimit): Window[] {
  const { grid } = problem
  const steps = Math.floor(maxMs / grid.stepMs) + 1
  const isUsable = usableSteps(problem)
  const windows: Window[] = []
  let usable = 0
  for (let step = 0; step < grid.count; step++) {
    usable = isUsable[step] === 1 ? usable + 1 : 0
    if (usable >= steps) windows.push({ from: step + 1 - steps, to: step + 1 })
  }
  return windows
}

function windowsBesidePinned({ grid }: CompiledProblem, stretch: StretchLimit): Window[] {
  const windows: Window[] = []
  for (let step = 0; step <= grid.count; step++) {
    const before = stretch.clusters[stretch.clusterAtEnd[step]!]
    const after = stretch.clusters[stretch.clusterAtStart[step]!]
    if (before !== undefined) {
      const steps = stepsBeside(stretch, before, grid.stepMs)
      if (step + steps <= grid.count) windows.push({ from: step, to: step + steps })
    }
    if (after !== undefined) {
      const steps = stepsBeside(stretch, after, grid.stepMs)
      if (step - steps >= 0) windows.push({ from: step - steps, to: step })
    }
  }
  return windows
}

/** How many steps beside a pinned cluster are just too many. */
const stepsBeside = (
  { maxMs }: StretchLimit,
  cluster: { readonly startMs: number; readonly endMs: number },
  stepMs: number,
): number => Math.max(0, Math.floor((maxMs - (cluster.endMs - cluster.startMs)) / stepMs)) + 1

function windowsBetweenPinned({ grid }: CompiledProblem, { clusters, maxMs }: StretchLimit): Window[] {
  const windows: Window[] = []
  for (const [index, after] of clusters.entries()) {
    const before = clusters[index - 1]
    if (before === undefined || after.endMs - before.startMs <= maxMs) continue
    const from = (before.endMs - grid.startMs) / grid.stepMs
    const to = (after.startMs - grid.startMs) / grid.stepMs
    const isOnGrid = Number.isInteger(from) && Number.isInteger(to)
    if (isOnGrid && from >= 0 && to <= grid.count) windows.push({ from, to })
  }
  return windows
}
