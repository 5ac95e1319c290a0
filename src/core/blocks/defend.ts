import type { Problem } from '../planning/problem.ts'
import { DAY_MS } from '../time/interval.ts'
import { type Block, isLive } from './block.ts'
import { hasOtherPlace } from './other-place.ts'

/** A block is defended from this long before its start, whatever its slack. */
export const defendMs = DAY_MS

export type Surroundings = {
  readonly blocks: readonly Block[]
  /** Of the plan in force; null before the first plan. */
  readonly problem: Problem | null
  readonly nowMs: number
}

/** A flexible block is to be defended when it begins within a day, or no other place of its size is left for it. */
export function isToDefend(block: Block, { blocks, problem, nowMs }: Surroundings): boolean {
  if (block.state !== 'flexible') return false
  if (block.startMs - defendMs <= nowMs) return true
  if (problem === null || block.itemKind === 'habit') return false
  return !hasOtherPlace(problem, block, blocks.filter(isLive), nowMs)
}
