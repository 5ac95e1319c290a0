import type { TaskSeriesRepository } from '#app/ports/repositories/task-repositories.ts'
import type { TaskSeries } from '#core/tasks/series/task-series.ts'
import { taskSeries } from '../../schema/task-changes.ts'
import { mapRow } from '../map-row.ts'
import { toDate } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import type { Scope } from '../scope.ts'

export function drizzleTaskSeriesRepository(scope: Scope): TaskSeriesRepository {
  const rows = ownedRows(scope, 'task series', taskSeries)
  return {
    find: async (id) => mapRow((await rows.find(id)) ?? undefined, toSeries),
    list: async () => (await rows.list(undefined, taskSeries.createdAt, taskSeries.id)).map(toSeries),
    save: (series) => rows.save({ ...series, createdAt: toDate(scope.now()) }),
    remove: rows.remove,
  }
}

const toSeries = ({ createdAt: _at, userId: _user, ...row }: typeof taskSeries.$inferSelect): TaskSeries =>
  row
