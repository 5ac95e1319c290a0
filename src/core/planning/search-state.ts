import { type Prng, seeded } from '../prng.ts'
import { type Prices, startPrices } from './bound/prices.ts'
import { deadlines, notFullCosts } from './chains.ts'
import type { CompiledProblem } from './compiled.ts'
import { dateTable } from './moves/choose-dates.ts'
import type { Guide } from './moves/guide.ts'
import { type Orders, insertionOrders } from './moves/recreate.ts'
import { type Ruins, emptyRuins } from './moves/ruin.ts'
import { type UndoLog, undoLog } from './moves/undo-log.ts'
import { type Workspace, workspace } from './moves/workspace.ts'
import { type Pace, startPace } from './pace.ts'
import { type PlanState, emptyState } from './plan-state.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'
import type { SolveOptions } from './solve-options.ts'

/** Everything that a search works on. */
export type Search = {
  readonly state: PlanState
  readonly space: Workspace
  readonly log: UndoLog
  readonly ruins: Ruins
  readonly guide: Guide
  /** Sums of prices of time, by level and noise: see guide-search.ts. */
  readonly prices: readonly Float64Array[]
  readonly orders: Orders
  /** Does a task wait for another? */
  readonly hasChains: boolean
  readonly best: Snapshot
  readonly random: Prng
  /** Steps in which something may lie: ruins are centred on one of them. */
  readonly centres: Int32Array
  /** By item: what it would cost if it were alone in the plan. */
  readonly leastCost: Float64Array
  readonly timePrices: Prices
  readonly pace: Pace
  /** Work of a fresh plan; without end where none was made. */
  planWork: number
  /** Called after every move; tests compare the sums with their from-scratch twin here. */
  readonly afterMove: ((state: PlanState) => void) | undefined
}

/** Tables of prices: so many as there are levels times kinds of noise. */
const TABLES = 12

export function newSearch(problem: CompiledProblem, options: SolveOptions): Search {
  const { steps, timeGone, afterMove } = options
  const state = emptyState(problem)
  const random = seeded(options.seed)
  const timePrices = startPrices(problem)
  const deadline = deadlines(problem.tasks)
  const sums = (): Float64Array => new Float64Array(problem.grid.count + 1)
  const noPrices = sums()
  return {
    state,
    space: workspace(problem),
    log: undoLog(state),
    ruins: emptyRuins(state),
    guide: {
      prices: noPrices,
      noPrices,
      ownPrices: timePrices.bestOwn,
      share: 0,
      mixed: sums(),
      blink: 0,
      random,
      dateTable: dateTable(),
      work: 0,
      notFullCost: notFullCosts(problem.tasks),
      deadline,
    },
    prices: Array.from({ length: TABLES }, sums),
    orders: insertionOrders(problem.tasks, deadline),
    hasChains: problem.tasks.some(({ predecessors }) => predecessors.length > 0),
    best: snapshotOf(state),
    random,
    centres: openSteps(problem),
    leastCost: new Float64Array(problem.itemIds.length),
    timePrices,
    pace: startPace(steps, timeGone),
    planWork: Number.POSITIVE_INFINITY,
    afterMove,
  }
}

function openSteps({ grid: { blocked, count } }: CompiledProblem): Int32Array {
  const steps = new Int32Array(count)
  let open = 0
  for (let step = 0; step < count; step++) if (blocked[step] === 0) steps[open++] = step
  return steps.subarray(0, open)
}
