import { type Block, isPinned } from '#core/blocks/block.ts'
import type { VersionBlock } from '../../ports/repositories/work-repositories.ts'

/** What a person did, here or in Google, to one block since a plan was made. */
export type DoneByHand = { readonly itemId: string; readonly what: keyof typeof handWords }

/** "You moved “Write”", "You removed 3 blocks in Google". */
export const handWords = {
  placed: (what: string) => `You placed ${what} by hand`,
  moved: (what: string) => `You moved ${what}`,
  pinned: (what: string) => `You pinned ${what}`,
  skipped: (what: string) => `You skipped ${what}`,
  removed: (what: string) => `You removed ${what} in Google`,
  missed: (what: string) => `${what} did not happen`,
  partial: (what: string) => `You did part of ${what}`,
  changed: (what: string) => `You started or stopped ${what} at another time`,
} as const

type At = {
  readonly nowMs: number
  /** Blocks whose events the person has deleted. */
  readonly removed: ReadonlySet<string>
}

/** How the blocks differ from where a version laid them. */
export function doneByHand(
  version: readonly VersionBlock[],
  blocks: readonly Block[],
  { nowMs, removed }: At,
): DoneByHand[] {
  const places = new Map(version.map((place) => [place.blockId, place]))
  return blocks.flatMap((block) => {
    const what = handOn(block, places.get(block.id), nowMs)
    if (what === null) return []
    return [{ itemId: block.itemId, what: what === 'skipped' && removed.has(block.id) ? 'removed' : what }]
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
