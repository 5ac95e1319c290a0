import { and, eq, gte } from 'drizzle-orm'
import type { HabitPause } from '#core/goals/habit-pause.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { HabitRepository } from '#app/ports/repositories/goal-repositories.ts'
import { habitPauses, habitSkips, habits, keyResults, objectives } from '../../schema/goals.ts'
import { hoursProfiles } from '../../schema/people.ts'
import { fromHabit, toHabit } from './habit-row.ts'
import { mapRow } from '../map-row.ts'
import { toDate } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleHabitRepository(scope: Scope): HabitRepository {
  const rows = ownedRows(scope, 'habit', habits)
  return {
    find: async (id) => {
      const pauses = await readPauses(scope, id)
      return mapRow(await rows.find(id), (row) => toHabit(row, pauses.get(id) ?? []))
    },
    list: async () => {
      const pauses = await readPauses(scope)
      const found = await rows.list(undefined, habits.createdAt, habits.id)
      return found.map((row) => toHabit(row, pauses.get(row.id) ?? []))
    },
    save: async (habit) => {
      await requireOwned(scope, `save habit ${habit.id}`, [
        ['shared objective', objectives, habit.objectiveId],
        ['shared key result', keyResults, habit.keyResultId],
        ['hours profile', hoursProfiles, habit.hoursProfileId],
      ])
      await rows.save({ ...fromHabit(habit), createdAt: toDate(scope.now()) })
      await replacePauses(scope, habit)
    },
    remove: rows.remove,
    ...skips(scope),
  }
}

async function readPauses({ db, userId }: Scope, habitId?: string): Promise<Map<string, HabitPause[]>> {
  const ofOne = habitId === undefined ? undefined : eq(habitPauses.habitId, habitId)
  const rows = await db
    .select()
    .from(habitPauses)
    .where(and(eq(habitPauses.userId, userId), ofOne))
    .orderBy(habitPauses.habitId, habitPauses.fromDate)
  const byHabit = new Map<string, HabitPause[]>()
  for (const { habitId: id, fromDate, toDate } of rows) {
    byHabit.set(id, [...(byHabit.get(id) ?? []), { fromDate, toDate }])
  }
  return byHabit
}

async function replacePauses({ db, userId }: Scope, { id, pauses }: Habit): Promise<void> {
  await db.delete(habitPauses).where(and(eq(habitPauses.userId, userId), eq(habitPauses.habitId, id)))
  if (pauses.length === 0) return
  await db.insert(habitPauses).values(pauses.map((pause) => ({ ...pause, userId, habitId: id })))
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
