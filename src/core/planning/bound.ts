import type { CompiledProblem } from './compiled.ts'
import { splitCost } from './constraints/split.ts'
import type { Guide } from './moves/guide.ts'
import { findOccurrences } from './moves/place-habit.ts'
import { findPiecesInPlace } from './moves/place-task.ts'
import { type Workspace, workspace } from './moves/workspace.ts'
import { type PlanState, emptyState } from './plan-state.ts'

/**
 * Prices of time by Lagrangian relaxation. A step may be used once; here every item plans alone, as if it were the
 * only one, but pays a price for each step. For any prices ≥ 0, the items' least costs less the sum of all prices is
 * a lower bound of the cost of any plan. Prices rise where several items meet and fall where nobody comes.
 */
export type Pricing = {
  readonly state: PlanState
  readonly space: Workspace
  readonly guide: Guide
  readonly price: Float64Array
  readonly direction: Float64Array
  readonly uses: Int16Array
  readonly bestPrice: Float64Array
  /** Best bound so far. */
  lower: number
  rounds: number
  stale: number
  pace: number
}

export function pricing(problem: CompiledProblem): Pricing {
  const { count } = problem.grid
  const noPrices = new Float64Array(count + 1)
  return {
    state: emptyState(problem),
    space: workspace(problem),
    guide: {
      prices: new Float64Array(count + 1),
      noPrices,
      blink: -1,
      random: () => 0,
      notFullCost: new Float64Array(problem.tasks.length),
    },
    price: new Float64Array(count),
    direction: new Float64Array(count),
    uses: new Int16Array(count),
    bestPrice: new Float64Array(count),
    lower: Number.NEGATIVE_INFINITY,
    rounds: 0,
    stale: 0,
    pace: 1,
  }
}

/** One round: every item plans alone at the present prices, then the prices move. `upper` is the cost of some plan. */
export function priceRoundInPlace(pricing: Pricing, upper: number): void {
  const { price, guide, uses } = pricing
  let spent = 0
  for (let step = 0; step < price.length; step++) {
    guide.prices[step + 1] = guide.prices[step]! + price[step]!
    spent += price[step]!
  }
  uses.fill(0)
  const lower = planAloneInPlace(pricing) - spent
  pricing.rounds++
  if (lower > pricing.lower) {
    if (lower > pricing.lower + 1e-3 * Math.abs(upper - pricing.lower)) pricing.stale = 0
    pricing.lower = lower
    pricing.bestPrice.set(price)
  } else pricing.stale++
  if (pricing.stale >= 4) {
    pricing.stale = 0
    pricing.pace *= 0.6
  }
  movePricesInPlace(pricing, upper - lower)
}

function planAloneInPlace({ state, space, guide, uses }: Pricing): number {
  const { tasks, habits } = state.problem
  let sum = 0
  for (const task of tasks) {
    sum += task.constantCost + splitCost(task.pinnedCount)
    if (task.remainingSteps === 0) continue
    sum += findPiecesInPlace(state, space, task, guide, 0)
    for (let index = 0; index < space.foundCount; index++)
      useInPlace(uses, space.found[2 * index]!, space.found[2 * index + 1]!)
  }
  for (const habit of habits) {
    const { change, occurrences } = findOccurrences(state, habit, 0, habit.weeks.length, guide)
    for (const { start, end } of occurrences) useInPlace(uses, start, end)
    sum += change + state.itemCost[habit.item]!
  }
  return sum
}

function useInPlace(uses: Int16Array, from: number, to: number): void {
  for (let step = from; step < to; step++) uses[step]!++
}

function movePricesInPlace({ price, direction, uses, pace }: Pricing, gap: number): void {
  let square = 0
  for (let step = 0; step < price.length; step++) {
    const surplus = uses[step]! - 1
    const slope = surplus < 0 && price[step] === 0 ? 0 : surplus
    direction[step] = slope + 0.6 * direction[step]!
    square += direction[step]! * direction[step]!
  }
  if (square === 0) return
  const stride = (pace * gap) / square
  for (let step = 0; step < price.length; step++)
    price[step] = Math.max(0, price[step]! + stride * direction[step]!)
}
