import type { LateWorkView } from '#contracts/http/plan-routes.ts'
import { lateWork } from '#core/blocks/late-work.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { iso } from '../iso.ts'

/** What will end after its due by the blocks as they lie, pinned ones included; the first due first. */
export async function readLateWork({ tasks, blocks }: Repositories): Promise<LateWorkView[]> {
  const ahead = await blocks.listInStates(['flexible', 'defended', 'pinned', 'running'])
  const byItem = Map.groupBy(ahead, ({ itemId }) => itemId)
  return (await tasks.listByStatus('open'))
    .flatMap((task) => {
      const late = lateWork(task, byItem.get(task.id) ?? [])
      return late === null ? [] : [{ itemId: task.id, title: task.title, ...late }]
    })
    .sort((a, b) => a.dueMs - b.dueMs || a.title.localeCompare(b.title))
    .map(({ dueMs, endMs, ...rest }) => ({ ...rest, due: iso(dueMs), end: iso(endMs) }))
}
