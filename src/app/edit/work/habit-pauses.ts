import { isLive } from '#core/blocks/block.ts'
import type { Habit } from '#core/goals/habit.ts'
import { paused, resumed } from '#core/goals/habit-pause.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { dayNumberOf, localDateOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { afterApplying } from '../../after-applying.ts'
import { found, invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { todayOf } from '../today-of.ts'
import { wakePlan } from './habits.ts'

/** Letting a habit rest, and going on with it. */
export function createHabitPauses({ unitOfWork, clock }: EditDependencies) {
  return {
    /** Rests from today, or a later date, to the end of `until`; without it until the person goes on. */
    pauseHabit: (userId: string, id: string, span: PauseSpan = {}): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        await repositories.habits.save(await restingHabit(repositories, id, span, clock.now()))
        await wakePlan(repositories)
      }),

    resumeHabit: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const habit = found(await repositories.habits.find(id), 'habit', id)
        const today = await todayOf(repositories, clock.now())
        await repositories.habits.save({ ...habit, pauses: resumed(habit.pauses, today, dayBefore(today)) })
        await wakePlan(repositories)
      }),
  }
}

/** The habit as it would be with this rest; refused where the dates contradict each other. Writes nothing. */
export async function restingHabit(
  repositories: Repositories,
  id: string,
  { from, until }: PauseSpan,
  nowMs: number,
): Promise<Habit> {
  const habit = found(await repositories.habits.find(id), 'habit', id)
  const today = await todayOf(repositories, nowMs)
  const fromDate = from ?? today
  if (fromDate < today) throw invalid('body.from', fromDate, `today, ${today}, or a later date`)
  if (until != null && until < fromDate)
    throw invalid('body.until', until, `${fromDate}, the first day of the pause, or a later date`)
  return { ...habit, pauses: paused(habit.pauses, fromDate, until ?? null) }
}

/** Leaving single dates out, and ending a habit. */
export function createHabitEndings({ unitOfWork, clock }: EditDependencies) {
  return {
    skipHabit: (userId: string, id: string, on?: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.habits.find(id), 'habit', id)
        const today = await todayOf(repositories, clock.now())
        const date = on ?? today
        if (date < today) throw invalid('body.date', date, `today, ${today}, or a later date`)
        await repositories.habits.skip(id, date)
        await skipBlocks(repositories, id, date)
        await wakePlan(repositories)
        await afterApplying(repositories, clock.now())
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
          await repositories.habits.save({ ...habit, endsOn: dayBefore(today), startsOn: null })
        } else {
          await repositories.habits.remove(id)
        }
        await wakePlan(repositories)
      }),
  }
}

export type PauseSpan = { readonly from?: string | undefined; readonly until?: string | null | undefined }

const dayBefore = (date: string): string => localDateOf((dayNumberOf(date) ?? 0) - 1)

/** What lies there goes at once: the planner leaves alone what is pinned, or begins soon. */
async function skipBlocks({ blocks, person }: Repositories, habitId: string, date: string): Promise<void> {
  const zone = whereaboutsOf(await person.get())
  for (const block of await blocks.listForItem(habitId)) {
    const onDate = localDateOf(localDayOf(block.startMs, zone))
    if (onDate === date && isLive(block) && block.state !== 'running')
      await blocks.save({ ...block, state: 'skipped' })
  }
}
