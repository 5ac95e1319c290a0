import { type SQL, and, eq, inArray } from 'drizzle-orm'
import type { TaskRepository } from '#app/ports/repositories/work-repositories.ts'
import type { Task } from '#core/tasks/task.ts'
import { keyResults, objectives } from '../../schema/goals.ts'
import { hoursProfiles } from '../../schema/people.ts'
import { taskSeries } from '../../schema/task-changes.ts'
import { tasks } from '../../schema/work.ts'
import { toDate } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'
import { readPredecessors, replacePredecessors } from './task-dependencies.ts'
import { fromTask, toTask } from './task-row.ts'

export function drizzleTaskRepository(scope: Scope): TaskRepository {
  const rows = ownedRows(scope, 'task', tasks)
  const listWhere = async (where?: SQL): Promise<readonly Task[]> => {
    const found = await rows.list(where, tasks.createdAt, tasks.id)
    const ids = found.map((row) => row.id)
    const predecessors = await readPredecessors(scope, ids)
    return found.map((row) => toTask(row, predecessors.get(row.id) ?? []))
  }
  const first = async (where: SQL | undefined): Promise<Task | null> => (await listWhere(where))[0] ?? null

  return {
    find: (id) => first(eq(tasks.id, id)),
    findMany: (ids) => listWhere(inArray(tasks.id, [...ids])),
    list: () => listWhere(),
    listByStatus: (status) => listWhere(eq(tasks.status, status)),
    listBySource: (source) => listWhere(eq(tasks.source, source)),
    listForWeeks: (weeksOf) =>
      listWhere(and(eq(tasks.source, 'effort-plan'), inArray(tasks.weekOf, [...weeksOf]))),
    findForWeek: (keyResultId, weekOf) =>
      first(
        and(eq(tasks.source, 'effort-plan'), eq(tasks.keyResultId, keyResultId), eq(tasks.weekOf, weekOf)),
      ),
    save: async (task) => {
      await requireReferences(scope, task)
      await rows.save({ ...fromTask(task), createdAt: toDate(scope.now()) })
      await replacePredecessors(scope, task.id, task.afterTaskIds)
    },
    remove: rows.remove,
  }
}

const requireReferences = (scope: Scope, task: Task): Promise<void> =>
  requireOwned(scope, `save task ${task.id}`, [
    ['hours profile', hoursProfiles, task.hoursProfileId],
    ['shared key result', keyResults, task.keyResultId],
    ['shared objective', objectives, task.objectiveId],
    ['task series', taskSeries, task.seriesId],
    ['task to come first', tasks, ...task.afterTaskIds],
  ])
