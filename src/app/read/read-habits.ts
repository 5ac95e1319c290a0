import { DateTime } from 'luxon'
import type { HabitView } from '#contracts/http/habit-routes.ts'
import type { Block, BlockState } from '#core/blocks/block.ts'
import type { Habit } from '#core/goals/habit.ts'
import { streakWeeks } from '#core/goals/streak.ts'
import type { EditDependencies } from '../edit/dependencies.ts'
import { found } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** Habits that have not ended, with their week and their streak. */
export function createReadHabits({ unitOfWork, clock }: Pick<EditDependencies, 'unitOfWork' | 'clock'>) {
  const readAll = (userId: string): Promise<HabitView[]> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const week = await readWeek(repositories, clock.now())
      const views: HabitView[] = []
      for (const habit of await repositories.habits.list()) {
        if (habit.endsOn !== null && habit.endsOn < week.today) continue
        views.push(await habitView(repositories, habit, week))
      }
      return views
    })
  return {
    listHabits: async (userId: string): Promise<{ items: HabitView[] }> => ({ items: await readAll(userId) }),
    readHabit: async (userId: string, id: string): Promise<HabitView> =>
      found((await readAll(userId)).find((habit) => habit.id === id) ?? null, 'habit', id),
  }
}

type Week = {
  readonly startMs: number
  readonly endMs: number
  readonly startsOn: string
  readonly today: string
  readonly zone: string
  readonly weekStart: number
}

async function readWeek({ person }: Repositories, nowMs: number): Promise<Week> {
  const { timeZone: zone, settings } = await person.get()
  const now = DateTime.fromMillis(nowMs, { zone })
  const start = now.startOf('day').minus({ days: (now.weekday - settings.weekStart + 7) % 7 })
  return {
    startMs: start.toMillis(),
    endMs: start.plus({ days: 7 }).toMillis(),
    startsOn: start.toISODate() ?? '',
    today: now.toISODate() ?? '',
    zone,
    weekStart: settings.weekStart,
  }
}

const doneStates: readonly BlockState[] = ['done', 'partial']
const plannedStates: readonly BlockState[] = ['flexible', 'defended', 'pinned', 'running']

async function habitView(repositories: Repositories, habit: Habit, week: Week): Promise<HabitView> {
  const blocks = await repositories.blocks.listForItem(habit.id)
  const ofWeek = blocks.filter(({ startMs }) => startMs >= week.startMs && startMs < week.endMs)
  const count = (states: readonly BlockState[]): number =>
    ofWeek.filter(({ state }) => states.includes(state)).length
  const skips = (await repositories.habits.listSkips(week.startsOn)).filter(
    ({ habitId }) => habitId === habit.id,
  )
  const endsOn = DateTime.fromMillis(week.endMs, { zone: week.zone }).toISODate() ?? ''
  const { pausedAtMs, ...fields } = habit
  return {
    ...fields,
    days: [...habit.days],
    isPaused: pausedAtMs !== null,
    thisWeek: {
      done: count(doneStates),
      planned: count(plannedStates),
      unconfirmed: count(['unconfirmed']),
      skipped: skips.filter(({ onDate }) => onDate < endsOn).length,
    },
    streakWeeks: streakOf(habit, blocks, week),
    skippedDates: skips.map(({ onDate }) => onDate),
  }
}

function streakOf(habit: Habit, blocks: readonly Block[], week: Week): number {
  const doneDates = blocks
    .filter(({ state }) => doneStates.includes(state))
    .map(({ startMs }) => DateTime.fromMillis(startMs, { zone: week.zone }).toISODate() ?? '')
  return streakWeeks(doneDates, habit.timesPerWeek, week.startsOn)
}
