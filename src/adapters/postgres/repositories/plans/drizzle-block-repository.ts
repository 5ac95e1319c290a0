import { type SQL, and, gt, inArray, lt, ne, or } from 'drizzle-orm'
import type { BlockRepository } from '#app/ports/repositories/work-repositories.ts'
import type { Block } from '#core/blocks/block.ts'
import { habits } from '../../schema/goals.ts'
import { blocks, tasks } from '../../schema/work.ts'
import { fromBlock, toBlock } from './block-row.ts'
import { mapRow } from '../map-row.ts'
import { toDate } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleBlockRepository(scope: Scope): BlockRepository {
  const rows = ownedRows(scope, 'block', blocks)
  const listWhere = async (where: SQL | undefined): Promise<readonly Block[]> =>
    (await rows.list(where, blocks.startAt, blocks.id)).map(toBlock)
  return {
    find: async (id) => mapRow(await rows.find(id), toBlock),
    findMany: (ids) => listWhere(inArray(blocks.id, [...ids])),
    listBetween: (fromMs, toMs) =>
      listWhere(
        and(
          lt(blocks.startAt, toDate(toMs)),
          gt(blocks.endAt, toDate(fromMs)),
          ne(blocks.state, 'withdrawn'),
        ),
      ),
    listInStates: (states) => listWhere(inArray(blocks.state, [...states])),
    listForItem: (itemId) => listWhere(ofItems([itemId])),
    listForItems: (itemIds) => listWhere(ofItems(itemIds)),
    save: async (block) => {
      const row = fromBlock(block)
      await requireOwned(scope, `save block ${block.id}`, [
        ['task', tasks, row.taskId],
        ['habit', habits, row.habitId],
      ])
      await rows.save({ ...row, createdAt: toDate(scope.now()) })
    },
  }
}

const ofItems = (ids: readonly string[]): SQL | undefined =>
  or(inArray(blocks.taskId, [...ids]), inArray(blocks.habitId, [...ids]))
