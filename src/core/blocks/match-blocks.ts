import type { Interval } from '../time/interval.ts'
import type { Block } from './block.ts'

/** Where the plan wants a block of an item. */
export type Wanted = Interval & { readonly itemId: string }

export type Match<W extends Wanted> = {
  /** Each wanted place with the block that takes it, or null where a new one is needed; in the order given. */
  readonly places: readonly { readonly wanted: W; readonly block: Block | null }[]
  /** Blocks that no place is left for. */
  readonly left: readonly Block[]
}

/**
 * Gives the places of a plan to the blocks that exist, item by item: a block stays where its place is wanted, then
 * the pairs with the largest overlap, then those with the nearest starts. A block so keeps its identity as long as
 * its item has a place for it. Neither list is changed.
 */
export function matchBlocks<W extends Wanted>(blocks: readonly Block[], wanted: readonly W[]): Match<W> {
  const taken = new Map<number, Block>()
  const used = new Set<string>()
  for (const { block, index } of candidatePairs(blocks, wanted)) {
    if (used.has(block.id) || taken.has(index)) continue
    used.add(block.id)
    taken.set(index, block)
  }
  return {
    places: wanted.map((place, index) => ({ wanted: place, block: taken.get(index) ?? null })),
    left: blocks.filter(({ id }) => !used.has(id)),
  }
}

type Pair = { readonly block: Block; readonly index: number; readonly rank: readonly number[] }

function candidatePairs(blocks: readonly Block[], wanted: readonly Wanted[]): Pair[] {
  const byItem = Map.groupBy(blocks, (block) => block.itemId)
  const pairs = wanted.flatMap((place, index) =>
    (byItem.get(place.itemId) ?? []).map((block) => ({ block, index, rank: rankOf(block, place) })),
  )
  return pairs.sort(
    (a, b) => compareRanks(a.rank, b.rank) || a.index - b.index || (a.block.id < b.block.id ? -1 : 1),
  )
}

/** Smallest first: not the same place, least overlap, farthest start. */
function rankOf(block: Block, place: Wanted): readonly number[] {
  const isSame = block.startMs === place.startMs && block.endMs === place.endMs
  const overlapMs = Math.min(block.endMs, place.endMs) - Math.max(block.startMs, place.startMs)
  return [isSame ? 0 : 1, -Math.max(0, overlapMs), Math.abs(block.startMs - place.startMs)]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - b[index]!
  return 0
}
