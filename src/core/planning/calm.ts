import { checkBlocks } from './check/check-plan.ts'
import { type Block, type Facts, readFacts } from './check/facts.ts'
import { instantText } from './check/instant.ts'
import { difference } from './explain/difference.ts'
import type { Problem } from './problem.ts'
import { type Solution, solve, type SolveOptions } from './solve.ts'

/**
 * Points that each further moved or removed block has to save before a plan that is merely cheaper may disturb the
 * person: about what an hour of a P2 task costs when it is put off by four days.
 */
const pointsPerMove = 60
const epsilon = 1e-6

/**
 * Solves a problem, but keeps the peace: where everything that may stay stays, and no more work is left out, late or
 * missed than in the cheapest plan found, the rest is not torn up for small gains.
 */
export function solveCalmly(problem: Problem, options: SolveOptions): Solution {
  const free = solve(problem, options)
  const facts = readFacts(problem)
  const staying = stayingBlocks(facts)
  if (staying.length === 0) return free
  const calm = judged(facts, solve(withPins(problem, facts, staying), options), free)
  return calm !== null && isWorthKeeping(facts, calm, free) ? calm : free
}

/** The movable blocks of the plan in force that break no rule, together and with all that is pinned. */
export function stayingBlocks(facts: Facts): readonly Block[] {
  let staying = facts.movable
  for (;;) {
    const { violations } = checkBlocks(facts, [...facts.pinned, ...staying])
    const isBroken = (block: Block): boolean =>
      violations.some((violation) =>
        violation.block === undefined ? violation.item === block.item : isSame(violation.block, block),
      )
    const legal = staying.filter((block) => !isBroken(block))
    if (violations.length === 0) return legal
    // A rule that names none of them is no reason to keep any.
    if (legal.length === staying.length) return []
    staying = legal
  }
}

const isSame = (a: Block, b: Block): boolean =>
  a.item === b.item && a.startMs === b.startMs && a.endMs === b.endMs

function withPins(problem: Problem, facts: Facts, staying: readonly Block[]): Problem {
  const previous = [...facts.pinned, ...staying].map(({ item, startMs, endMs }) => ({
    item,
    start: instantText(startMs),
    end: instantText(endMs),
    pinned: true,
  }))
  return { ...problem, previous }
}

/** The calm plan as a plan of the problem itself; null when it would break a rule there. */
function judged(facts: Facts, calm: Solution, free: Solution): Solution | null {
  const isPinned = (block: Block): boolean => facts.pinned.some((pin) => isSame(pin, block))
  const blocks = calm.blocks.map((block) => ({ ...block, pinned: isPinned(block) }))
  const { violations, cost } = checkBlocks(facts, blocks)
  if (violations.length > 0) return null
  const { lower } = free.bound
  return {
    blocks,
    cost,
    bound: { lower, gap: (cost.total - lower) / Math.max(1, cost.total) },
    steps: free.steps,
  }
}

function isWorthKeeping(facts: Facts, calm: Solution, free: Solution): boolean {
  if (calm.cost.medium > free.cost.medium + epsilon) return false
  const moves = disturbed(facts, free) - disturbed(facts, calm)
  return calm.cost.total - free.cost.total < Math.max(epsilon, pointsPerMove * moves)
}

function disturbed(facts: Facts, { blocks }: Solution): number {
  const { moved, removed } = difference(facts, blocks)
  return moved + removed
}
