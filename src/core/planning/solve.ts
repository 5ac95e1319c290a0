import type { SolveOptions } from './solve-options.ts'
import { byStart } from '#core/time/interval.ts'
import { searchCalmlyInPlace } from './calm.ts'
import { compile } from './compile.ts'
import type { CompiledProblem } from './compiled.ts'
import type { Bound, Cost } from './plan.ts'
import type { Problem } from './problem.ts'
import { STEP_WORK } from './pace.ts'
import { newSearch } from './search-state.ts'

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
  /** Steps that were used: fewer than given where the plan was proven to be the cheapest, or stopped. */
  readonly steps: number
}

/** Plans a validated problem: a plan that breaks no hard rule, as cheap as the steps allow. */
export const solve = (problem: Problem, options: SolveOptions): Solution =>
  solveCompiled(compile(problem), options)

/** Work by item and step of the grid before the search begins, and the part of the budget that it takes at most. */
const SET_UP_WORK = 8
const SET_UP_SHARE = 0.15

const setUpWork = ({ itemIds, grid }: CompiledProblem, steps: number): number =>
  Math.min(SET_UP_SHARE * steps * STEP_WORK, SET_UP_WORK * itemIds.length * grid.count)

/** The same for a problem that was compiled before. */
export function solveCompiled(problem: CompiledProblem, options: SolveOptions): Solution {
  const search = newSearch(problem, options)
  // A clock counts the set-up by itself.
  if (options.timeGone === undefined) search.guide.work += setUpWork(problem, options.steps)
  const { blocks, cost, steps } = searchCalmlyInPlace(search, options)
  const { lower } = search.timePrices
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
    bound: { lower, gap: (cost.total - lower) / Math.max(1, cost.total) },
    steps: Math.min(steps, options.steps),
  }
}
