import type { Problem } from '../planning/problem.ts'
import { DAY_MS } from '../time/interval.ts'
import { type Block, isLive } from './block.ts'
import { otherPlaces } from './other-place.ts'

/** A block is defended from this long before its start, whatever its slack. */
export const DEFEND_MS = DAY_MS

/**
 * Answers which flexible blocks are to be defended: those that begin within a day, and those of tasks for which no
 * other place of their size is left. `problem` is that of the plan in force; null before the first plan.
 */
export function defence(
  blocks: readonly Block[],
  problem: Problem | null,
  nowMs: number,
): (block: Block) => boolean {
  const hasOtherPlace = problem === null ? () => true : otherPlaces(problem, blocks.filter(isLive), nowMs)
  return (block) => {
    if (block.state !== 'flexible') return false
    if (block.startMs - DEFEND_MS <= nowMs) return true
    return block.itemKind === 'task' && !hasOtherPlace(block)
  }
}

/** The same block, defended where it is to be. */
export const defended = (block: Block, isToDefend: (block: Block) => boolean): Block =>
  isToDefend(block) ? { ...block, state: 'defended' } : block
