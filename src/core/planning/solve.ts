import { byStart } from '#core/time/interval.ts'
import { seeded } from '../prng.ts'
import { deadlines, notFullCosts } from './chains.ts'
import { compile } from './compile.ts'
import { type CompiledProblem, stepStartMs } from './compiled.ts'
import { startPrices } from './bound/prices.ts'
import { type CostedBlock, costOf } from './cost.ts'
import { type Search, searchInPlace, startInPlace, tuning } from './local-search.ts'
import { insertionOrders } from './moves/recreate.ts'
import { emptyRuins } from './moves/ruin.ts'
import { undoLog } from './moves/undo-log.ts'
import { workspace } from './moves/workspace.ts'
import type { Bound, Cost } from './plan.ts'
import { emptyState } from './plan-state.ts'
import type { Problem } from './problem.ts'
import { snapshotOf } from './snapshot.ts'

export type SolveOptions = {
  readonly seed: number
  /** Moves to try. The same problem, seed and steps give the same plan on every machine. */
  readonly steps: number
  /** Asked between moves; a plan that was stopped by it is not reproducible. */
  readonly shouldStop?: () => boolean
}

export type SolvedBlock = {
  readonly item: string
  readonly startMs: number
  readonly endMs: number
  /** True for pinned and for frozen blocks. */
  readonly pinned: boolean
}

export type Solution = {
  /** Sorted by start, end and item. */
  readonly blocks: readonly SolvedBlock[]
  readonly cost: Cost
  readonly bound: Bound
  /** Moves that were tried. */
  readonly steps: number
}

/** Plans a validated problem: a plan that breaks no hard rule, as cheap as the steps allow. */
export const solve = (problem: Problem, options: SolveOptions): Solution =>
  solveCompiled(compile(problem), options)

/** The same for a problem that was compiled before. */
export function solveCompiled(problem: CompiledProblem, options: SolveOptions): Solution {
  const search = startSearch(problem, options.seed)
  startInPlace(search, options.steps)
  const prices = search.timePrices
  const tried = searchInPlace(search, options)
  const blocks = finalBlocks(problem, search)
  const cost = costOf(problem, blocks)
  const pinnedCount = problem.pinned.length
  return {
    blocks: blocks
      .map((block, index) => ({
        item: problem.itemIds[block.item]!,
        startMs: block.startMs,
        endMs: block.endMs,
        pinned: index < pinnedCount,
      }))
      .sort((a, b) => byStart(a, b) || (a.item < b.item ? -1 : Number(a.item > b.item))),
    cost,
    bound: { lower: prices.lower, gap: (cost.total - prices.lower) / Math.max(1, cost.total) },
    steps: tried,
  }
}

function startSearch(problem: CompiledProblem, seed: number): Search {
  const state = emptyState(problem)
  const random = seeded(seed)
  const timePrices = startPrices(problem)
  const prices = Array.from(
    { length: 3 * tuning.noise.length },
    () => new Float64Array(problem.grid.count + 1),
  )
  const centres: number[] = []
  for (let step = 0; step < problem.grid.count; step++)
    if (problem.grid.blocked[step] === 0) centres.push(step)
  return {
    state,
    space: workspace(problem),
    log: undoLog(state),
    ruins: emptyRuins(state),
    guide: {
      prices: prices[0]!,
      noPrices: new Float64Array(problem.grid.count + 1),
      ownPrices: timePrices.bestOwn,
      share: 0,
      mixed: new Float64Array(problem.grid.count + 1),
      blink: 0,
      random,
      work: 0,
      notFullCost: notFullCosts(problem.tasks),
      deadline: deadlines(problem.tasks),
    },
    orders: insertionOrders(problem.tasks, deadlines(problem.tasks)),
    prices,
    leastCost: new Float64Array(problem.itemIds.length),
    timePrices,
    best: snapshotOf(state),
    random,
    centres: Int32Array.from(centres),
  }
}

/** Pinned blocks first, then the movable ones of the best plan. */
function finalBlocks(problem: CompiledProblem, { best, state }: Search): CostedBlock[] {
  const blocks: CostedBlock[] = problem.pinned.map(({ item, startMs, endMs }) => ({ item, startMs, endMs }))
  for (let item = 0; item < best.count.length; item++) {
    const from = state.slotFrom[item]!
    for (let slot = from; slot < from + 2 * best.count[item]!; slot += 2) {
      const startMs = stepStartMs(problem.grid, best.slots[slot]!)
      blocks.push({ item, startMs, endMs: stepStartMs(problem.grid, best.slots[slot + 1]!) })
    }
  }
  return blocks
}
