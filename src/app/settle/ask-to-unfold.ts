import type { Block } from '#core/blocks/block.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** What was said of work for a key result changes what its plan asks of the weeks to come. */
export async function askToUnfold(repositories: Repositories, { itemKind, itemId }: Block): Promise<void> {
  const { tasks, habits, wakes } = repositories
  const item = itemKind === 'task' ? await tasks.find(itemId) : await habits.find(itemId)
  if (item?.keyResultId != null) await wakes.request('unfold')
}
