import type { CompiledProblem, CompiledTask } from '../compiled.ts'
import { dateTable } from '../moves/choose-dates.ts'
import type { Guide, OwnPrices } from '../moves/guide.ts'
import { type PlanState, emptyState } from '../plan-state.ts'
import { type Rows, aloneRows } from './alone-rows.ts'
import { type Domain, freeDomain } from './domain.ts'
import { type HabitDomain, freeHabit } from './branch-habit.ts'
import { type Branching, branching } from './branching.ts'
import { type AloneTask, aloneTasks } from './alone-task.ts'
import { chainPrices } from './chain-prices.ts'
import { dayPrices } from './day-prices.ts'
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
  readonly rows: Rows
  readonly alone: readonly AloneTask[]
  readonly domains: Domain[]
  readonly habits: HabitDomain[]
  readonly branching: Branching
  /** By task: steps placed in the last round. */
  readonly placedSteps: Int32Array
  /** Scratch: a gate that keeps a domain. */
  readonly startGate: Float64Array
  readonly guide: Guide
  readonly kinds: readonly PriceKind[]
  readonly bill: Bill
  /** By step: 1 where some item may lie. */
  readonly isUsable: Uint8Array
  /** Sums of what tasks and other items pay. They start anew where nothing may lie: only their growth counts. */
  readonly tasksSums: Float64Array
  readonly itemsSums: Float64Array
  /** Gates of the best round, spread over the steps of a task: prices of its own that guide the search. */
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
  readonly schedule: Schedule
  stale: number
  pace: number
}

/** Which rounds come next. */
type Schedule = {
  /** Fine rounds until prices start over. */
  fineLeft: number
  roughLeft: number
  roughRounds: number
  stride: number
  /** All the work that prices are likely to get. */
  work: number
}

const FIRST_FINE_ROUNDS = 5

export function startPrices(problem: CompiledProblem): Prices {
  const { count } = problem.grid
  const linked = problem.tasks.filter((task) => task.predecessors.length + task.successors.length > 0)
  const sums = (): Float64Array => new Float64Array(count + 1)
  const noPrices = sums()
  const state = emptyState(problem)
  const alone = aloneTasks(problem, state)
  return {
    state,
    rows: aloneRows(count, problem.grid.stepMs, problem.stretch?.maxMs ?? Number.POSITIVE_INFINITY, noPrices),
    alone,
    domains: problem.tasks.map(freeDomain),
    habits: problem.habits.map(freeHabit),
    branching: branching(problem),
    placedSteps: new Int32Array(problem.tasks.length),
    startGate: sums(),
    guide: emptyGuide(problem, noPrices),
    kinds: [
      stepPrices(problem),
      ...dayPrices(problem),
      ...stretchPrices(problem),
      ...chainPrices(problem, alone),
    ],
    bill: emptyBill(problem, linked),
    isUsable: usableSteps(problem),
    tasksSums: sums(),
    itemsSums: sums(),
    bestOwn: new Map(linked.map((task) => [task.item, { sums: sums(), least: 0 }])),
    itemCost: new Float64Array(problem.itemIds.length),
    aloneCost: new Float64Array(problem.itemIds.length),
    bestSums: sums(),
    lower: Number.NEGATIVE_INFINITY,
    rounds: 0,
    schedule: { fineLeft: FIRST_FINE_ROUNDS, roughLeft: 0, roughRounds: 0, stride: 0, work: 0 },
    stale: 0,
    pace: 1,
  }
}

const emptyGuide = (problem: CompiledProblem, noPrices: Float64Array): Guide => ({
  prices: noPrices,
  noPrices,
  ownPrices: new Map(),
  share: 1,
  mixed: noPrices,
  blink: -1,
  random: () => 0,
  dateTable: dateTable(),
  work: 0,
  notFullCost: new Float64Array(problem.tasks.length),
  deadline: new Int32Array(problem.tasks.length),
})

function emptyBill({ grid, tasks }: CompiledProblem, linked: readonly CompiledTask[]): Bill {
  const sums = (): Float64Array => new Float64Array(grid.count + 1)
  return {
    all: new Float64Array(grid.count),
    tasksOnly: new Float64Array(grid.count),
    gates: new Map(linked.map((task) => [task.item, { start: sums(), end: sums() }])),
    uses: new Int16Array(grid.count),
    taskUses: new Int16Array(grid.count),
    firstStart: new Int32Array(tasks.length),
    wholeEnd: new Int32Array(tasks.length),
  }
}
