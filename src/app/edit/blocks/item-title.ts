import type { Block } from '#core/blocks/block.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** Answers the title of the task or habit that a block is of. */
export async function itemTitles(
  { tasks, habits }: Repositories,
  blocks: readonly Block[],
): Promise<(block: Block) => string> {
  const taskIds = blocks.filter(({ itemKind }) => itemKind === 'task').map(({ itemId }) => itemId)
  const items = [...(await tasks.findMany(taskIds)), ...(await habits.list())]
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  return ({ id, itemId, keptTitle }) => titles.get(itemId) ?? keptTitle ?? id
}

export async function itemTitle(repositories: Repositories, block: Block): Promise<string> {
  const titleOf = await itemTitles(repositories, [block])
  return titleOf(block)
}
