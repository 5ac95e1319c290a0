import type { CompiledProblem, StretchLimit } from '../compiled.ts'
import { usableSteps } from './usable-steps.ts'
import type { PriceKind } from './price-kind.ts'
import { moveInPlace, priceVector, slopeOf } from './price-vector.ts'

/** Steps [from, to) of which one must stay free, or they would be part of too long a stretch. */
type Window = { readonly from: number; readonly to: number }

/** Of every window that is just too long for a stretch, one step stays free; filling it has a price. */
export function stretchPrices(problem: CompiledProblem): PriceKind[] {
  const { stretch } = problem
  if (stretch === undefined) return []
  const windows = [...openWindows(problem, stretch), ...windowsBesidePinned(problem, stretch)]
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
      moveInPlace: (stride) => moveInPlace(vector, stride),
    },
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
