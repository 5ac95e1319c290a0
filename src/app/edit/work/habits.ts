import type { RouteRequest } from '#contracts/http/route.ts'
import type {
  HabitTemplateView,
  createFromTemplate,
  createHabit,
  updateHabit,
} from '#contracts/http/habit-routes.ts'
import type { Habit } from '#core/goals/habit.ts'
import { type HabitTemplate, habitTemplates } from '#core/goals/habit-templates.ts'
import { found, invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { checkGoalLinks } from './check-goal-links.ts'
import { definedOnly } from '../defined-only.ts'
import type { EditDependencies } from '../dependencies.ts'
import { hoursProfileOr } from './hours-profile-or.ts'

type NewHabit = RouteRequest<typeof createHabit>['body']
type HabitChange = RouteRequest<typeof updateHabit>['body']

export function createHabitEdits({ unitOfWork, ids }: EditDependencies) {
  return {
    listHabitTemplates: async (): Promise<{ items: HabitTemplateView[] }> => ({
      items: habitTemplates.map((template) => ({ ...filled(template), id: template.id, why: template.why })),
    }),

    /** Answers the id. */
    createHabitFromTemplate: (
      userId: string,
      templateId: string,
      goal: RouteRequest<typeof createFromTemplate>['body'],
    ): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const template = habitTemplates.find(({ id }) => id === templateId) ?? null
        const habit = { ...blank, ...filled(found(template, 'habit template', templateId)), ...goal }
        const id = ids.next()
        await keep(repositories, { ...habit, id })
        return id
      }),

    /** Answers the id. */
    createHabit: (userId: string, body: NewHabit): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const minMinutes = body.minMinutes ?? body.maxMinutes
        const idealStart = body.idealStart ?? (isInWindow(NOON, body) ? NOON : body.windowFrom)
        const habit = { ...body, id: ids.next(), minMinutes, idealStart, pauses: [] }
        await keep(repositories, habit)
        return habit.id
      }),

    updateHabit: (userId: string, id: string, change: HabitChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const habit = found(await repositories.habits.find(id), 'habit', id)
        const next = { ...habit, ...definedOnly(change) }
        // One that lay outside before stays, unless it is said anew.
        const isIdealNew = change.idealStart !== undefined || isInWindow(habit.idealStart, habit)
        await keep(repositories, next, isIdealNew)
      }),
  }
}

const blank = {
  hoursProfileId: null,
  startsOn: null,
  endsOn: null,
  pauses: [],
  colorId: null,
} as const

const filled = ({ id: _id, why: _why, days, ...template }: HabitTemplate) => ({
  minDaysBetween: 1,
  makeUp: true,
  priority: 3,
  ...template,
  days: [...days],
})

async function keep(repositories: Repositories, habit: Habit, isIdealNew = true): Promise<void> {
  check(habit)
  if (isIdealNew) checkIdeal(habit)
  await checkGoalLinks(repositories, habit)
  if (habit.hoursProfileId !== null) await hoursProfileOr(repositories, habit.hoursProfileId, 'work')
  await repositories.habits.save(habit)
  await wakePlan(repositories)
}

export async function wakePlan(repositories: Repositories): Promise<void> {
  await repositories.wakes.request('plan')
  await repositories.announce('habits')
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
