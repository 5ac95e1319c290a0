import type { BlockView } from '#contracts/http/block-routes.ts'
import type { Block } from '#core/blocks/block.ts'
import { type BlockAction, mayDo } from '#core/blocks/block-actions.ts'
import { blockMinutes } from '#core/blocks/pending-minutes.ts'
import { conflict, found } from '../../errors.ts'
import { afterApplying } from '../../after-applying.ts'
import { readBlockView } from '../../read/week/block-view.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { itemTitle } from './item-title.ts'
import { wayOutOf } from './way-out.ts'

export type BlockEdit = {
  readonly repositories: Repositories
  readonly block: Block
  readonly nowMs: number
  readonly ids: EditDependencies['ids']
}

type Change<A extends readonly unknown[]> = (edit: BlockEdit, ...rest: A) => Promise<Block>

/**
 * A person's action on one block, refused in a state that it makes no sense in. The wake of the planner is held first:
 * whoever writes blocks takes it before them, so that nobody waits for somebody who waits.
 */
export function createBlockEdit<A extends readonly unknown[]>(
  { unitOfWork, clock, ids }: EditDependencies,
  action: BlockAction,
  change: Change<A>,
) {
  return (userId: string, blockId: string, ...rest: A): Promise<BlockView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      await repositories.wakes.findForUpdate('plan')
      const block = found(await repositories.blocks.find(blockId), 'block', blockId)
      if (!mayDo(action, block.state)) throw await refusal(repositories, block, action)
      const after = await change({ repositories, block, nowMs, ids }, ...rest)
      if (after !== block) await keep(repositories, block, after, nowMs)
      return readBlockView(repositories, after)
    })
}

async function keep(repositories: Repositories, before: Block, after: Block, nowMs: number): Promise<void> {
  await repositories.blocks.save(after)
  if (needsPlan(before, after, nowMs)) await repositories.wakes.request('plan')
  await afterApplying(repositories, nowMs)
}

/** A block that ended as planned frees nothing and leaves nothing to be planned. */
function needsPlan(before: Block, after: Block, nowMs: number): boolean {
  const hasEnded = before.endMs <= nowMs && before.state !== 'missed' && before.state !== 'skipped'
  return !(hasEnded && after.state === 'done' && after.settledMinutes === blockMinutes(before))
}

async function refusal(repositories: Repositories, block: Block, action: BlockAction): Promise<Error> {
  const title = await itemTitle(repositories, block)
  return conflict(
    'wrong-block-state',
    `Cannot ${action} the block “${title}”: it is ${block.state}.`,
    wayOutOf(action, block.state),
  )
}
