import { type Block, isLive } from '#core/blocks/block.ts'
import type { VersionBlock } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Does the version in force stand for an undo that is still to be respected? As long as nothing that a plan depends
 * on has changed and nobody touched the blocks, planning again would only bring back what the person did not want.
 */
export async function isUndoKept(
  { planVersions }: Repositories,
  { inForce, blocks, horizon }: Snapshot,
  inputsHash: string,
): Promise<boolean> {
  if (inForce === null || inForce.restores === null || inForce.inputsHash !== inputsHash) return false
  const restored = await planVersions.blocksOf(inForce.id)
  return isSameAhead(restored, blocks, horizon.nowMs)
}

/** Did the person ask for a plan after having brought this version back? */
export const isAskedAnew = (inForce: Snapshot['inForce']): boolean =>
  inForce !== null && inForce.restores !== null && inForce.inputsHash === ''

/** Do the blocks of a version that lie ahead stand as it placed them, and no others? */
export function isSameAhead(
  version: readonly VersionBlock[],
  blocks: readonly Block[],
  nowMs: number,
): boolean {
  const wanted = version
    .filter((block) => block.endMs > nowMs)
    .map(placeOf(({ blockId }: VersionBlock) => blockId))
  const live = blocks
    .filter((block) => block.endMs > nowMs && isLive(block))
    .map(placeOf(({ id }: Block) => id))
  return JSON.stringify(wanted.sort()) === JSON.stringify(live.sort())
}

const placeOf =
  <T extends { readonly startMs: number; readonly endMs: number }>(idOf: (block: T) => string) =>
  (block: T): string =>
    `${idOf(block)} ${block.startMs} ${block.endMs}`
