import { isLive } from '#core/blocks/block.ts'
import { notFound } from '../../errors.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import { checkPlace, type Place } from '../blocks/move-block.ts'
import { changesOf } from '../repairs/changes-of.ts'
import { repairEdits } from '../repairs/repair-edits.ts'
import { withEdits } from '../repairs/with-edits.ts'

export type WhatIf = {
  /** As if a block were pinned there. */
  readonly move?: (Place & { readonly blockId: string }) | undefined
  /** As if this repair, which the plan in force advises, were applied. */
  readonly repairId?: string | undefined
}

/** The snapshot as it would be; the given one stays as it is. */
export function withWhatIf(snapshot: Snapshot, { move, repairId }: WhatIf): Snapshot {
  const repaired = repairId === undefined ? snapshot : withRepair(snapshot, repairId)
  return move === undefined ? repaired : withMove(repaired, move)
}

function withRepair(snapshot: Snapshot, repairId: string): Snapshot {
  const { inForce } = snapshot
  if (inForce === null) throw notFound('repair', repairId)
  return withEdits(snapshot, repairEdits(snapshot, changesOf(inForce, repairId)))
}

function withMove(snapshot: Snapshot, { blockId, ...place }: Place & { readonly blockId: string }): Snapshot {
  checkPlace(place)
  if (!snapshot.blocks.some((block) => block.id === blockId && isLive(block)))
    throw notFound('block', blockId)
  return {
    ...snapshot,
    blocks: snapshot.blocks.map((block) =>
      block.id === blockId ? { ...block, ...place, state: 'pinned' } : block,
    ),
  }
}
