import { DateTime } from 'luxon'
import { found, invalid } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { wakePlan } from './habits.ts'

/** Pausing, skipping and ending a habit. */
export function createHabitPauses({ unitOfWork, clock }: EditDependencies) {
  const change = (userId: string, id: string, pausedAtMs: number | null): Promise<void> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const habit = found(await repositories.habits.find(id), 'habit', id)
      await repositories.habits.save({ ...habit, pausedAtMs })
      await wakePlan(repositories)
    })
  return {
    pauseHabit: (userId: string, id: string): Promise<void> => change(userId, id, clock.now()),
    resumeHabit: (userId: string, id: string): Promise<void> => change(userId, id, null),

    skipHabit: (userId: string, id: string, date: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.habits.find(id), 'habit', id)
        const today = await todayOf(repositories, clock.now())
        if (date < today) throw invalid('body.date', date, `today, ${today}, or a later date`)
        await repositories.habits.skip(id, date)
        await wakePlan(repositories)
      }),

    unskipHabit: (userId: string, id: string, date: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.habits.find(id), 'habit', id)
        await repositories.habits.unskip(id, date)
        await wakePlan(repositories)
      }),

    /** Without recorded work it vanishes; with it, it ends yesterday and the ledger keeps its entries. */
    removeHabit: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const habit = found(await repositories.habits.find(id), 'habit', id)
        const hasHistory = (await repositories.blocks.listForItem(id)).length > 0
        if (hasHistory) {
          const today = await todayOf(repositories, clock.now())
          const endsOn = DateTime.fromISO(today, { zone: 'utc' }).minus({ days: 1 }).toISODate()
          await repositories.habits.save({ ...habit, endsOn, startsOn: null })
        } else {
          await repositories.habits.remove(id)
        }
        await wakePlan(repositories)
      }),
  }
}

async function todayOf({ person }: Repositories, nowMs: number): Promise<string> {
  const { timeZone } = await person.get()
  return DateTime.fromMillis(nowMs, { zone: timeZone }).toISODate() ?? ''
}
