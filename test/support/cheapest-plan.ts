import { checkBlocks } from '#core/planning/check/check-plan.ts'
import { type Block, type Facts, type ItemFact, readFacts } from '#core/planning/check/facts.ts'
import { closedBy } from '#core/planning/check/window.ts'
import type { Problem } from '#core/planning/problem.ts'

/**
 * The cost of the best of all plans, by trying every one; undefined when there are more than `most` to try. It knows
 * no rule by itself: the checker judges each set of blocks.
 */
export function cheapestPlan(problem: Problem, most: number): number | undefined {
  const facts = readFacts(problem)
  const choices = [...facts.items.values()].map((item) => choicesOf(facts, item, most))
  if (choices.reduce((product, all) => product * all.length, 1) > most) return undefined
  let best = Number.POSITIVE_INFINITY
  for (const blocks of combinations(choices)) {
    const { violations, cost } = checkBlocks(facts, [...facts.pinned, ...blocks])
    if (violations.length === 0) best = Math.min(best, cost.total)
  }
  return best
}

function* combinations(choices: readonly Block[][][]): Generator<Block[]> {
  const [first, ...rest] = choices
  if (first === undefined) yield []
  else for (const own of first) for (const others of combinations(rest)) yield [...own, ...others]
}

/** Every set of blocks of one item that by itself might do: in order, apart, in open time; more than `most` are cut off. */
function choicesOf(facts: Facts, item: ItemFact, most: number): Block[][] {
  const lengths = lengthsOf(facts, item)
  const total = item.kind === 'task' ? item.remaining : item.maxMinutes * 7
  const found: Block[][] = []
  const extend = (blocks: Block[], fromMs: number, left: number): void => {
    if (found.length > most) return
    found.push(blocks)
    for (let startMs = fromMs; startMs < facts.untilMs; startMs += facts.gridMs) {
      for (const minutes of lengths) {
        const endMs = startMs + minutes * 60_000
        if (minutes > left || !isOpen(facts, item, startMs, endMs)) continue
        extend([...blocks, { item: item.id, startMs, endMs, pinned: false }], endMs, left - minutes)
      }
    }
  }
  extend([], facts.firstMs, total)
  return found
}

function lengthsOf(facts: Facts, item: ItemFact): number[] {
  const [least, most] =
    item.kind === 'task'
      ? [Math.min(item.minBlock, item.remaining), item.maxBlock]
      : [item.minMinutes, item.maxMinutes]
  const grid = facts.problem.gridMinutes
  const lengths: number[] = []
  for (let minutes = Math.max(grid, least); minutes <= most; minutes += grid) lengths.push(minutes)
  return lengths
}

function isOpen(facts: Facts, item: ItemFact, startMs: number, endMs: number): boolean {
  if (facts.busy.some((busy) => busy.startMs < endMs && startMs < busy.endMs)) return false
  for (let ms = startMs; ms < endMs; ms += 60_000) if (closedBy(facts, item, ms) !== undefined) return false
  return true
}
