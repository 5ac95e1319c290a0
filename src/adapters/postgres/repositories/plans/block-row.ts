import type { Block } from '#core/blocks/block.ts'
import type { blocks } from '../../schema/work.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'

type BlockRow = typeof blocks.$inferSelect

/** One of two columns points at the item, so that the foreign keys hold. */
export const toBlock = (row: BlockRow): Block => ({
  id: row.id,
  itemKind: row.taskId === null ? 'habit' : 'task',
  itemId: itemOf(row),
  startMs: toMs(row.startAt),
  endMs: toMs(row.endAt),
  state: row.state,
  keptTitle: row.keptTitle,
  keptDescription: row.keptDescription,
  settledMinutes: row.settledMinutes,
  startedAtMs: toMsOrNull(row.startedAt),
})

function itemOf({ id, taskId, habitId }: BlockRow): string {
  const itemId = taskId ?? habitId
  if (itemId === null)
    throw new Error(`Block ${id} belongs neither to a task nor to a habit. Repair the row.`)
  return itemId
}

export const fromBlock = (block: Block) => ({
  id: block.id,
  taskId: block.itemKind === 'task' ? block.itemId : null,
  habitId: block.itemKind === 'habit' ? block.itemId : null,
  startAt: toDate(block.startMs),
  endAt: toDate(block.endMs),
  state: block.state,
  keptTitle: block.keptTitle,
  keptDescription: block.keptDescription,
  settledMinutes: block.settledMinutes,
  startedAt: toDateOrNull(block.startedAtMs),
})
