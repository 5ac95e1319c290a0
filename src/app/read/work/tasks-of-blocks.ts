import type { Block } from '#core/blocks/block.ts'
import type { Task } from '#core/tasks/task.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** Open tasks, and whichever others these blocks are of. */
export async function openTasksAndOf({ tasks }: Repositories, blocks: readonly Block[]): Promise<Task[]> {
  const open = await tasks.listByStatus('open')
  const known = new Set(open.map(({ id }) => id))
  const others = new Set(blocks.filter(({ itemKind }) => itemKind === 'task').map(({ itemId }) => itemId))
  return [...open, ...(await tasks.findMany([...others].filter((id) => !known.has(id))))]
}
