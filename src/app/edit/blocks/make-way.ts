import { type Block, isLive, isPinned } from '#core/blocks/block.ts'
import { MINUTE_MS, overlaps } from '#core/time/interval.ts'
import type { BlockEdit } from './edit-block.ts'

/**
 * Work goes on where something else was planned: what lies there, is not pinned, and is too near for the planner to
 * move it goes back to it. What lies further ahead it moves by itself.
 */
export async function makeWay({ repositories, nowMs }: BlockEdit, after: Block): Promise<void> {
  const { settings } = await repositories.person.get()
  const frozenUntilMs = nowMs + settings.freezeMinutes * MINUTE_MS
  const near = await repositories.blocks.listBetween(after.startMs, after.endMs)
  const inTheWay = near.filter(
    (one) =>
      one.id !== after.id &&
      isLive(one) &&
      !isPinned(one) &&
      one.endMs > nowMs &&
      one.startMs < frozenUntilMs &&
      overlaps(one, after),
  )
  for (const block of inTheWay) await repositories.blocks.save({ ...block, state: 'withdrawn' })
  if (inTheWay.length > 0) await repositories.wakes.request('plan')
}
