import type { createHabit, updateHabit } from '#contracts/http/habit-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import { rhythmsAfter } from '#core/goals/habit-rhythm.ts'
import type { Habit } from '#core/goals/habit.ts'
import { found, invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { definedOnly } from '../defined-only.ts'
import { todayOf } from '../today-of.ts'
import { checkGoalLinks } from './check-goal-links.ts'
import { hoursProfileOr } from './hours-profile-or.ts'

export type NewHabit = RouteRequest<typeof createHabit>['body']
export type HabitChange = RouteRequest<typeof updateHabit>['body']

/** The habit that a body asks for, with the defaults filled in; refused where it contradicts itself. Writes nothing. */
export function newHabit(repositories: Repositories, body: NewHabit, id: string): Promise<Habit> {
  const minMinutes = body.minMinutes ?? body.maxMinutes
  const idealStart = body.idealStart ?? (isInWindow(NOON, body) ? NOON : body.windowFrom)
  return checkedHabit(repositories, { ...body, id, minMinutes, idealStart, pauses: [], pastRhythms: [] })
}

/** The habit as it would be; refused where it contradicts itself. Writes nothing. */
export async function editedHabit(
  repositories: Repositories,
  id: string,
  change: HabitChange,
  nowMs: number,
): Promise<Habit> {
  const habit = found(await repositories.habits.find(id), 'habit', id)
  // One that lay outside before stays, unless it is said anew.
  const isIdealNew = change.idealStart !== undefined || isInWindow(habit.idealStart, habit)
  const next = await withPastRhythms(repositories, habit, { ...habit, ...definedOnly(change) }, nowMs)
  return checkedHabit(repositories, next, isIdealNew)
}

/** The habit as changed; a rhythm that it had until today counts for the days before. */
export async function withPastRhythms(
  repositories: Repositories,
  before: Habit,
  next: Habit,
  nowMs: number,
): Promise<Habit> {
  return { ...next, pastRhythms: rhythmsAfter(before, next, await todayOf(repositories, nowMs)) }
}

export async function checkedHabit(
  repositories: Repositories,
  habit: Habit,
  isIdealNew = true,
): Promise<Habit> {
  check(habit)
  if (isIdealNew) checkIdeal(habit)
  await checkGoalLinks(repositories, habit)
  if (habit.hoursProfileId !== null) await hoursProfileOr(repositories, habit.hoursProfileId, 'work')
  return habit
}

const NOON = '12:00'

type Window = Pick<Habit, 'windowFrom' | 'windowTo'>

/** Wall times compare as texts. */
const isInWindow = (time: string, { windowFrom, windowTo }: Window): boolean =>
  windowFrom <= time && time < windowTo

function checkIdeal({ idealStart, ...window }: Window & Pick<Habit, 'idealStart'>): void {
  if (isInWindow(idealStart, window)) return
  const { windowFrom, windowTo } = window
  const expected = `a time from windowFrom, ${windowFrom}, on and before windowTo, ${windowTo}`
  throw invalid('body.idealStart', idealStart, expected, 'Choose a time in the window, or widen the window.')
}

const minutesOf = (wallTime: string): number => Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3))

function check(habit: Habit): void {
  const { minMinutes, maxMinutes, windowFrom, windowTo, days, timesPerWeek } = habit
  if (minMinutes > maxMinutes)
    throw invalid('body.minMinutes', minMinutes, `at most maxMinutes, ${maxMinutes}`)
  if (windowFrom >= windowTo)
    throw invalid('body.windowTo', windowTo, `a time after windowFrom, ${windowFrom}`)
  const windowMinutes = minutesOf(windowTo) - minutesOf(windowFrom)
  if (minMinutes > windowMinutes) {
    throw invalid(
      'body.minMinutes',
      minMinutes,
      `at most the ${windowMinutes} minutes between windowFrom and windowTo`,
    )
  }
  if (timesPerWeek > days.length) {
    throw invalid('body.timesPerWeek', timesPerWeek, `at most the number of allowed days, ${days.length}`)
  }
  if (habit.cadence === 'exactly' && timesPerWeek !== days.length) {
    throw invalid('body.timesPerWeek', timesPerWeek, `${days.length}, one for each of the exact days`)
  }
  if (habit.startsOn !== null && habit.endsOn !== null && habit.endsOn < habit.startsOn) {
    throw invalid('body.endsOn', habit.endsOn, `a date on or after startsOn, ${habit.startsOn}`)
  }
}
