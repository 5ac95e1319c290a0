import type { Cost } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { type Block, type Facts, readFacts } from './facts.ts'
import { placedBlocks } from './placed.ts'
import type { Placed } from './placed.ts'
import { planCost } from './plan-cost.ts'
import { blockLength } from './rules/block-length.ts'
import { dailyLimit } from './rules/daily-limit.ts'
import { habitCadence } from './rules/habit-cadence.ts'
import { longStretch } from './rules/long-stretch.ts'
import { offGrid } from './rules/off-grid.ts'
import { outsideWindow } from './rules/outside-window.ts'
import { overlap } from './rules/overlap.ts'
import { pinned } from './rules/pinned.ts'
import { tooEarlyAfter } from './rules/too-early-after.ts'
import { tooMuch } from './rules/too-much.ts'
import type { Violation } from './violation.ts'

/** What a plan is worth: every broken rule, and its cost in points. */
export type Verdict = { readonly violations: readonly Violation[]; readonly cost: Cost }

const RULES: readonly ((placed: Placed) => Violation[])[] = [
  unknownItem,
  overlap,
  outsideWindow,
  offGrid,
  blockLength,
  tooMuch,
  dailyLimit,
  longStretch,
  tooEarlyAfter,
  habitCadence,
  pinned,
]

/**
 * Judges blocks against every hard rule and adds up every cost, minute by minute and from scratch. It shares no
 * code with the solver. Blocks are [startMs, endMs) in epoch ms; the problem must be valid.
 */
export function checkPlan(problem: Problem, blocks: readonly Block[]): Verdict {
  return checkBlocks(readFacts(problem), blocks)
}

/** The same for a problem that is already read. */
export function checkBlocks(facts: Facts, blocks: readonly Block[]): Verdict {
  const placed = placedBlocks(facts, blocks)
  return { violations: RULES.flatMap((rule) => rule(placed)), cost: planCost(placed) }
}

function unknownItem({ unknown }: Placed): Violation[] {
  return unknown.map((block) => ({
    rule: 'unknown-item',
    item: block.item,
    block,
    sentence: `"${block.item}" is neither a task nor a habit of this problem.`,
  }))
}
