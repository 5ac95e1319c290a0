import { checkPlan } from '../../check/check-plan.ts'
import { missingMinutes } from '../../check/check-report.ts'
import { type Block, readFacts } from '../../check/facts.ts'
import { instantText } from '../../check/instant.ts'
import type { PreviousBlock, Problem } from '../../problem.ts'
import { solve } from '../../solve.ts'
import { applyChange } from './apply-change.ts'
import type { Change } from './change.ts'

/** What a plan would be worth after changes: its cost, and what it would still leave out. */
export type Replanned = { readonly cost: number; readonly missing: ReadonlyMap<string, number> }

/**
 * Plans the changed problem from the present blocks on, and has the checker count the result; undefined when it would
 * break a rule. Starting from the present plan keeps the search short, and what it finds close to what is there.
 */
export function replan(
  problem: Problem,
  blocks: readonly Block[],
  changes: readonly Change[],
  options: { readonly seed: number; readonly steps: number },
): Replanned | undefined {
  let changed = problem
  for (const change of changes) changed = applyChange(changed, change)
  const solved = solve({ ...changed, previous: inForce(changed, blocks) }, options)
  const { violations, cost } = checkPlan(changed, asPinned(changed, solved.blocks))
  if (violations.length > 0) return undefined
  return { cost: cost.total, missing: missingMinutes(readFacts(changed), solved.blocks) }
}

/** The present blocks as the plan in force; blocks that may move and are off the grid of facts cannot occur. */
function inForce(problem: Problem, blocks: readonly Block[]): PreviousBlock[] {
  const known = new Set([...(problem.tasks ?? []), ...(problem.habits ?? [])].map((item) => item.id))
  return blocks
    .filter((block) => known.has(block.item))
    .map(({ item, startMs, endMs, pinned }) => ({
      item,
      start: instantText(startMs),
      end: instantText(endMs),
      pinned,
    }))
}

/** Present blocks that begin within the freeze were held by the search, but only those of the plan in force are frozen. */
function asPinned(problem: Problem, blocks: readonly Block[]): Block[] {
  const pins = new Set(
    readFacts(problem).pinned.map((block) => `${block.startMs} ${block.endMs} ${block.item}`),
  )
  return blocks.map(({ item, startMs, endMs }) => ({
    item,
    startMs,
    endMs,
    pinned: pins.has(`${startMs} ${endMs} ${item}`),
  }))
}
