import type { RouteRequest } from '#contracts/http/route.ts'
import type { HabitTemplateView, createFromTemplate } from '#contracts/http/habit-routes.ts'
import type { Habit } from '#core/goals/habit.ts'
import { type HabitTemplate, habitTemplates } from '#core/goals/habit-templates.ts'
import { found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { type HabitChange, type NewHabit, checkedHabit, editedHabit, newHabit } from './habit-fields.ts'

export function createHabitEdits({ unitOfWork, ids, clock }: EditDependencies) {
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
        return keep(repositories, await checkedHabit(repositories, { ...habit, id: ids.next() }))
      }),

    /** Answers the id. */
    createHabit: (userId: string, body: NewHabit): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) =>
        keep(repositories, await newHabit(repositories, body, ids.next())),
      ),

    updateHabit: (userId: string, id: string, change: HabitChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        await keep(repositories, await editedHabit(repositories, id, change, clock.now()))
      }),
  }
}

const blank = {
  hoursProfileId: null,
  startsOn: null,
  endsOn: null,
  pauses: [],
  pastRhythms: [],
  colorId: null,
} as const

const filled = ({ id: _id, why: _why, days, ...template }: HabitTemplate) => ({
  minDaysBetween: 1,
  makeUp: true,
  priority: 3,
  ...template,
  days: [...days],
})

async function keep(repositories: Repositories, habit: Habit): Promise<string> {
  await repositories.habits.save(habit)
  await wakePlan(repositories)
  return habit.id
}

export async function wakePlan(repositories: Repositories): Promise<void> {
  await repositories.wakes.request('plan')
  await repositories.announce('habits')
}
