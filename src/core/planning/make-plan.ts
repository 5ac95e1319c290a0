import { type Block, readFacts } from './check/facts.ts'
import { instantText } from './check/instant.ts'
import { placedBlocks } from './check/placed.ts'
import { makeBoard } from './explain/board.ts'
import { capacity } from './explain/capacity.ts'
import { difference } from './explain/difference.ts'
import { findRepairs } from './explain/repairs/find-repairs.ts'
import { unplacedEntries } from './explain/unplaced.ts'
import { whyOf } from './explain/why.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { solve } from './solve.ts'

export type MakePlanOptions = {
  readonly seed: number
  /** Steps of the search; the same problem, seed and steps give the same plan, byte for byte. */
  readonly steps: number
  /** Part of the time that is gone, 1 at the end (see SolveOptions); such a plan is not reproducible. */
  readonly timeGone?: () => number
  /** True: the plan in force is not torn up for a few points, however small its cost is (calm.ts). */
  readonly isCalm?: boolean
  /** False leaves `repairs` empty and saves the time of replanning; true by default. */
  readonly repairs?: boolean
  /** Tasks whose dates and minutes are decided elsewhere: no repair proposes others for them. */
  readonly firm?: readonly string[]
  /** Ends the replanning of repairs early. */
  readonly shouldStopRepairs?: () => boolean
}

/**
 * Solves a valid problem and explains the result: why each block is where it is, why things are left out, which
 * windows are overfull, which smallest changes would help, and what changes against the plan in force.
 */
export function makePlan(problem: Problem, options: MakePlanOptions): Plan {
  const { seed, timeGone } = options
  const solved = solve(problem, {
    seed,
    steps: options.steps,
    isCalm: options.isCalm === true,
    ...(timeGone === undefined ? {} : { timeGone }),
  })
  const facts = readFacts(problem)
  const placed = placedBlocks(facts, solved.blocks)
  const board = makeBoard(facts, placed.blocks)
  const why = whyOf(placed)
  const unplaced = unplacedEntries(board, placed)
  return {
    format: 'plan/1',
    problem: problem.id,
    seed,
    steps: solved.steps,
    blocks: placed.blocks.map((block) => ({ ...timesOf(block), pinned: block.pinned, why: why(block) })),
    cost: solved.cost,
    bound: solved.bound,
    unplaced,
    capacity: capacity(board),
    repairs: options.repairs === false ? [] : findRepairs(board, placed, solved.cost, unplaced, options),
    difference: difference(facts, placed.blocks),
  }
}

function timesOf(block: Block): { item: string; start: string; end: string } {
  return { item: block.item, start: instantText(block.startMs), end: instantText(block.endMs) }
}
