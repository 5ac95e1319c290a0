import type { CompiledProblem } from '../compiled.ts'
import type { Guide, OwnPrices } from '../moves/guide.ts'
import { type Workspace, workspace } from '../moves/workspace.ts'
import { type PlanState, emptyState } from '../plan-state.ts'
import { chainPrices } from './chain-prices.ts'
import { crossesMidnight, dayPrices } from './day-prices.ts'
import { usableSteps } from './usable-steps.ts'
import { stepPrices } from './step-prices.ts'
import { stretchPrices } from './stretch-prices.ts'
import type { Bill, PriceKind } from './price-kind.ts'

/**
 * Prices of time by Lagrangian relaxation. Here every item plans alone, as if it were the only one, but pays a price
 * wherever a rule binds items together. For any prices ≥ 0 the items' least costs, less what is paid back, is a lower
 * bound of the cost of any plan.
 */
export type Prices = {
  /** An empty plan and scratch memory, so that items can plan alone. */
  readonly state: PlanState
  readonly space: Workspace
  readonly guide: Guide
  readonly kinds: readonly PriceKind[]
  readonly bill: Bill
  /** By step: 1 where some item may lie. */
  readonly isUsable: Uint8Array
  /** Sums of what tasks and other items pay. They start anew where nothing may lie: only their growth counts. */
  readonly tasksSums: Float64Array
  readonly itemsSums: Float64Array
  /** Own prices of the present round, and those of the best one. */
  /** By task: 1 where daily limits are left out of its own plan, because it may lie across midnight. */
  readonly ignoresDays: Uint8Array
  readonly own: ReadonlyMap<number, OwnPrices>
  readonly bestOwn: ReadonlyMap<number, OwnPrices>
  /** By item: its least cost at the prices of the last round. */
  readonly itemCost: Float64Array
  /** By item: its least cost where time has no price. */
  readonly aloneCost: Float64Array
  /** Sums by step of what tasks paid in the best round: the price of time that guides the search. */
  readonly bestSums: Float64Array
  /** Best bound so far, the rounds that it took, and how fast prices move. */
  lower: number
  rounds: number
  stale: number
  pace: number
}

export function startPrices(problem: CompiledProblem): Prices {
  const { count } = problem.grid
  const linked = problem.tasks.filter((task) => task.predecessors.length + task.successors.length > 0)
  const sums = (): Float64Array => new Float64Array(count + 1)
  const noPrices = sums()
  const own = new Map(linked.map((task) => [task.item, { sums: sums(), least: 0 }]))
  return {
    state: emptyState(problem),
    space: workspace(problem),
    guide: {
      prices: noPrices,
      noPrices,
      ownPrices: own,
      share: 1,
      mixed: sums(),
      blink: -1,
      random: () => 0,
      work: 0,
      notFullCost: new Float64Array(problem.tasks.length),
      deadline: new Int32Array(problem.tasks.length),
    },
    kinds: [stepPrices(problem), ...dayPrices(problem), ...stretchPrices(problem), ...chainPrices(problem)],
    bill: {
      all: new Float64Array(count),
      tasksOnly: new Float64Array(count),
      own: new Map(linked.map((task) => [task.item, new Float64Array(count)])),
      uses: new Int16Array(count),
      taskUses: new Int16Array(count),
      ownUses: new Map(linked.map((task) => [task.item, new Uint8Array(count)])),
    },
    isUsable: usableSteps(problem),
    tasksSums: sums(),
    itemsSums: sums(),
    ignoresDays: Uint8Array.from(problem.tasks, (task) => (crossesMidnight(problem, task) ? 1 : 0)),
    own,
    bestOwn: new Map(linked.map((task) => [task.item, { sums: sums(), least: 0 }])),
    itemCost: new Float64Array(problem.itemIds.length),
    aloneCost: new Float64Array(problem.itemIds.length),
    bestSums: sums(),
    lower: Number.NEGATIVE_INFINITY,
    rounds: 0,
    stale: 0,
    pace: 1,
  }
}
