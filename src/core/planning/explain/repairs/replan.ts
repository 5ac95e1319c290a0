import { checkBlocks } from '../../check/check-plan.ts'
import { type Block, type Facts, readFacts } from '../../check/facts.ts'
import { instantText } from '../../check/instant.ts'
import type { PreviousBlock, Problem } from '../../problem.ts'
import { solve } from '../../solve.ts'
import { applyChange } from './apply-change.ts'
import type { Change } from './change.ts'
import { type Trouble, troubleOf } from './trouble.ts'

/** What a plan would be worth after changes: its cost, and what it would still leave out or bring late. */
export type Replanned = Trouble & { readonly cost: number }

export type ReplanOptions = {
  readonly seed: number
  readonly steps: number
  /** Items whose blocks may move; all of them where it is undefined. The fewer, the faster. */
  readonly loose: ReadonlySet<string> | undefined
}

/**
 * Plans the changed problem from the present blocks on, and has the checker count the result; undefined when it would
 * break a rule. Starting from the present plan keeps the search short, and what it finds close to what is there.
 */
export function replan(
  problem: Problem,
  blocks: readonly Block[],
  changes: readonly Change[],
  options: ReplanOptions,
): Replanned | undefined {
  let changed = problem
  for (const change of changes) changed = applyChange(changed, change)
  const { seed, steps, loose } = options
  const solved = solve({ ...changed, previous: inForce(changed, blocks, loose) }, { seed, steps })
  const facts = readFacts(changed)
  const { violations, cost } = checkBlocks(facts, asPinned(facts, solved.blocks))
  if (violations.length > 0) return undefined
  return { cost: cost.total, ...troubleOf(facts, solved.blocks) }
}

/** The present blocks as the plan in force; those of items that are not loose are held where they are. */
function inForce(
  problem: Problem,
  blocks: readonly Block[],
  loose: ReadonlySet<string> | undefined,
): PreviousBlock[] {
  const known = new Set([...(problem.tasks ?? []), ...(problem.habits ?? [])].map((item) => item.id))
  return blocks
    .filter((block) => known.has(block.item))
    .map(({ item, startMs, endMs, pinned }) => ({
      item,
      start: instantText(startMs),
      end: instantText(endMs),
      pinned: pinned || loose?.has(item) === false,
    }))
}

/** Present blocks that begin within the freeze were held by the search, but only those of the plan in force are frozen. */
function asPinned(facts: Facts, blocks: readonly Block[]): Block[] {
  const pins = new Set(facts.pinned.map((block) => `${block.startMs} ${block.endMs} ${block.item}`))
  return blocks.map(({ item, startMs, endMs }) => ({
    item,
    startMs,
    endMs,
    pinned: pins.has(`${startMs} ${endMs} ${item}`),
  }))
}
