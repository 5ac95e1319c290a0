import type { Block } from '#core/blocks/block.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** Title of the task or habit that a block is of. */
export async function itemTitle({ tasks, habits }: Repositories, block: Block): Promise<string> {
  const item = block.itemKind === 'task' ? await tasks.find(block.itemId) : await habits.find(block.itemId)
  return item?.title ?? block.keptTitle ?? block.id
}
