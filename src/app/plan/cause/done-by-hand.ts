import { type Block, isPinned } from '#core/blocks/block.ts'
import type { VersionBlock } from '../../ports/repositories/work-repositories.ts'

/** What a person did, here or in Google, to one block since a plan was made. */
export type DoneByHand = { readonly itemId: string; readonly what: keyof typeof handWords }

/** "“Write” was moved by hand", "3 blocks were moved by hand". */
export const handWords = {
  placed: 'placed by hand',
  moved: 'moved by hand',
  pinned: 'pinned',
  skipped: 'skipped',
  missed: 'missed',
  partial: 'done in part',
  changed: 'started or stopped at another time',
} as const

/** How the blocks differ from where a version laid them. */
export function doneByHand(
  version: readonly VersionBlock[],
  blocks: readonly Block[],
  nowMs: number,
): DoneByHand[] {
  const places = new Map(version.map((place) => [place.blockId, place]))
  return blocks.flatMap((block) => {
    const what = handOn(block, places.get(block.id), nowMs)
    return what === null ? [] : [{ itemId: block.itemId, what }]
  })
}

function handOn(block: Block, place: VersionBlock | undefined, nowMs: number): DoneByHand['what'] | null {
  const { state } = block
  if (place === undefined) return state === 'pinned' && block.endMs > nowMs ? 'placed' : null
  if (state === 'skipped' || state === 'missed' || state === 'partial') return state
  return isPinned(block) ? heldAs(block, place) : null
}

function heldAs({ state, startMs, endMs }: Block, place: VersionBlock): DoneByHand['what'] | null {
  const isElsewhere = startMs !== place.startMs || endMs !== place.endMs
  if (state === 'running') return isElsewhere ? 'changed' : null
  if (isElsewhere) return 'moved'
  return place.isPinned ? null : 'pinned'
}
