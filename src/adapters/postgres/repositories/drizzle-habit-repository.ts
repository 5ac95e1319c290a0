import { and, eq, gte } from 'drizzle-orm'
import type { HabitRepository } from '#app/ports/repositories/goal-repositories.ts'
import { habitSkips, habits, keyResults, objectives } from '../schema/goals.ts'
import { hoursProfiles } from '../schema/people.ts'
import { fromHabit, toHabit } from './habit-row.ts'
import { mapRow } from './map-row.ts'
import { toDate } from './moments.ts'
import { ownedRows } from './owned-rows.ts'
import { requireOwned } from './require-owned.ts'
import type { Scope } from './scope.ts'

export function drizzleHabitRepository(scope: Scope): HabitRepository {
  const rows = ownedRows(scope, 'habit', habits)
  return {
    find: async (id) => mapRow(await rows.find(id), toHabit),
    list: async () => (await rows.list(undefined, habits.createdAt, habits.id)).map(toHabit),
    save: async (habit) => {
      await requireOwned(scope, `save habit ${habit.id}`, [
        ['objective', objectives, habit.objectiveId],
        ['key result', keyResults, habit.keyResultId],
        ['hours profile', hoursProfiles, habit.hoursProfileId],
      ])
      await rows.save({ ...fromHabit(habit), createdAt: toDate(scope.now()) })
    },
    remove: rows.remove,
    ...skips(scope),
  }
}

function skips(scope: Scope): Pick<HabitRepository, 'skip' | 'unskip' | 'listSkips'> {
  const { db, userId, ids } = scope
  const mine = eq(habitSkips.userId, userId)
  return {
    skip: async (habitId, onDate) => {
      await requireOwned(scope, `skip habit ${habitId} on ${onDate}`, [['habit', habits, habitId]])
      await db.insert(habitSkips).values({ id: ids.next(), userId, habitId, onDate }).onConflictDoNothing()
    },
    unskip: async (habitId, onDate) => {
      await db
        .delete(habitSkips)
        .where(and(mine, eq(habitSkips.habitId, habitId), eq(habitSkips.onDate, onDate)))
    },
    listSkips: async (fromDate) =>
      db
        .select({ habitId: habitSkips.habitId, onDate: habitSkips.onDate })
        .from(habitSkips)
        .where(and(mine, gte(habitSkips.onDate, fromDate)))
        .orderBy(habitSkips.onDate, habitSkips.habitId),
  }
}
