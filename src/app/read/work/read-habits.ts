import type { HabitCalendarView, HabitView, readHabitCalendar } from '#contracts/http/habit-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import type { Block, BlockState } from '#core/blocks/block.ts'
import type { Habit } from '#core/goals/habit.ts'
import { doneDatesOf, habitCalendar } from '#core/goals/habit-calendar.ts'
import { hoursTrouble } from '#core/goals/habit-hours.ts'
import { isPausedOn } from '#core/goals/habit-pause.ts'
import { longestStreakWeeks, streakWeeks } from '#core/goals/streak.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import type { Zone } from '#core/time/local-clock.ts'
import { dayNumberOf, localDateOf, weekStartOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

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
    readHabitCalendar: (
      userId: string,
      id: string,
      span: RouteRequest<typeof readHabitCalendar>['query'],
    ): Promise<HabitCalendarView> =>
      unitOfWork.forUser(userId, async (repositories) =>
        calendarOf(repositories, id, span, await readWeek(repositories, clock.now())),
      ),
  }
}

type Week = {
  readonly startMs: number
  readonly endMs: number
  readonly startsOn: string
  readonly endsBefore: string
  readonly today: string
  readonly zone: Zone
  readonly daysOff: readonly string[]
}

async function readWeek({ person }: Repositories, nowMs: number): Promise<Week> {
  const who = await person.get()
  const zone = whereaboutsOf(who)
  const today = localDayOf(nowMs, zone)
  const firstDay = weekStartOf(today, who.settings.weekStart)
  return {
    startMs: startOfLocalDate(firstDay, zone),
    endMs: startOfLocalDate(firstDay + 7, zone),
    startsOn: localDateOf(firstDay),
    endsBefore: localDateOf(firstDay + 7),
    today: localDateOf(today),
    zone,
    daysOff: who.daysOff,
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
  const { pauses, pastRhythms: _, ...fields } = habit
  const hours = (await repositories.hours.list()).find(({ id }) => id === habit.hoursProfileId)
  return {
    ...fields,
    days: [...habit.days],
    today: week.today,
    isPaused: isPausedOn(pauses, week.today),
    pauses: pauses.map((pause) => ({ ...pause })),
    thisWeek: {
      done: count(doneStates),
      planned: count(plannedStates),
      unconfirmed: count(['unconfirmed']),
      skipped: skips.filter(({ onDate }) => onDate < week.endsBefore).length,
    },
    streakWeeks: streakOf(habit, blocks, week),
    skippedDates: skips.map(({ onDate }) => onDate),
    trouble: hoursTrouble(habit, hours ?? null),
  }
}

const streakOf = (habit: Habit, blocks: readonly Block[], { zone, startsOn, daysOff }: Week): number =>
  streakWeeks(doneDatesOf(blocks, dateIn(zone)), { ...habit, daysOff }, startsOn)

const dateIn =
  (zone: Zone) =>
  (ms: number): string =>
    localDateOf(localDayOf(ms, zone))

/** What became of a habit on each date of a stretch of days: a year of them unless said otherwise. */
async function calendarOf(
  repositories: Repositories,
  id: string,
  { to, days }: RouteRequest<typeof readHabitCalendar>['query'],
  week: Week,
): Promise<HabitCalendarView> {
  const habit = found(await repositories.habits.find(id), 'habit', id)
  const lastDay = to === undefined ? (dayNumberOf(week.startsOn) ?? 0) + 6 : (dayNumberOf(to) ?? 0)
  const [from, last] = [localDateOf(lastDay - days + 1), localDateOf(lastDay)]
  const blocks = await repositories.blocks.listForItem(id)
  const skips = (await repositories.habits.listSkips(from)).filter(({ habitId }) => habitId === id)
  const skipped = skips.map(({ onDate }) => onDate)
  const items = habitCalendar(blocks, skipped, dateIn(week.zone))
  const done = doneDatesOf(blocks, dateIn(week.zone))
  return {
    from,
    to: last,
    longestStreakWeeks: longestStreakWeeks(done, { ...habit, daysOff: week.daysOff }, week.startsOn),
    items: items.filter(({ date }) => from <= date && date <= last),
  }
}
