import { and, eq, inArray } from 'drizzle-orm'
import { taskDependencies } from '../../schema/work.ts'
import type { Scope } from '../scope.ts'

/** The predecessors of each of these tasks, by id. */
export async function readPredecessors(
  { db, userId }: Scope,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (taskIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(taskDependencies)
    .where(and(eq(taskDependencies.userId, userId), inArray(taskDependencies.taskId, [...taskIds])))
    .orderBy(taskDependencies.taskId, taskDependencies.afterTaskId)
  const groups = Map.groupBy(rows, (row) => row.taskId)
  return new Map([...groups].map(([id, group]) => [id, group.map((row) => row.afterTaskId)]))
}

export async function replacePredecessors(
  scope: Scope,
  taskId: string,
  afterTaskIds: readonly string[],
): Promise<void> {
  const { db, userId } = scope
  await db
    .delete(taskDependencies)
    .where(and(eq(taskDependencies.userId, userId), eq(taskDependencies.taskId, taskId)))
  const rows = [...new Set(afterTaskIds)].map((afterTaskId) => ({ taskId, afterTaskId, userId }))
  if (rows.length > 0) await db.insert(taskDependencies).values(rows)
}
