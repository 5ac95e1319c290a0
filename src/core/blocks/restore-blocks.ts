import { type Interval, overlaps } from '../time/interval.ts'
import { type Block, isLive, isPinned } from './block.ts'

/** A block with the place that an earlier arrangement gave it. */
export type EarlierPlace = Interval & { readonly block: Block }

export type Restored = {
  /** Every live block of the arrangement brought back, with what it was before. */
  readonly wanted: readonly {
    readonly block: Block
    readonly before: Block | null
    readonly isPinned: boolean
  }[]
  readonly withdrawn: readonly Block[]
}

/**
 * Brings an earlier arrangement back: what was withdrawn lives again, what was added is withdrawn, what moved returns.
 * Untouched stay blocks that a person pinned, started or settled since, blocks that have begun, and items that are
 * closed (`isOpen`); a place that they now take, or that has passed, is not given again.
 */
export function restoreBlocks(
  earlier: readonly EarlierPlace[],
  live: readonly Block[],
  isOpen: (block: Block) => boolean,
  nowMs: number,
): Restored {
  const standing = live.filter((block) => isPinned(block) || block.startMs <= nowMs)
  const standingIds = new Set(standing.map(({ id }) => id))
  const taken: Interval[] = [...standing]
  const wanted: Restored['wanted'][number][] = standing.map((block) => ({
    block,
    before: block,
    isPinned: true,
  }))
  const restoredIds = new Set<string>()
  for (const { block, startMs, endMs } of earlier) {
    if (standingIds.has(block.id) || !mayReturn(block) || !isOpen(block)) continue
    const place = [{ startMs, endMs }, ...(isLive(block) ? [block] : [])].find((one) =>
      isFree(one, taken, nowMs),
    )
    if (place === undefined) continue
    taken.push(place)
    restoredIds.add(block.id)
    wanted.push({ block: returned(block, place), before: isLive(block) ? block : null, isPinned: false })
  }
  const withdrawn = live.filter(({ id }) => !standingIds.has(id) && !restoredIds.has(id))
  return { wanted, withdrawn }
}

const mayReturn = (block: Block): boolean => block.state === 'withdrawn' || isLive(block)

const isFree = (place: Interval, taken: readonly Interval[], nowMs: number): boolean =>
  place.startMs > nowMs && !taken.some((other) => overlaps(place, other))

function returned(block: Block, { startMs, endMs }: Interval): Block {
  if (isLive(block) && block.startMs === startMs && block.endMs === endMs) return block
  return { ...block, startMs, endMs, state: 'flexible' }
}
