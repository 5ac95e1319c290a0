import type { HabitView } from '#contracts/http/habit-routes.ts'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { goalChoices, type GoalChoice } from '../goals/goal-choices.ts'
import type { ObjectiveView } from '../goals/goal-types.ts'

/** What work can have been for, as one choice: "t:<id>" a task, "h:<id>" a habit, "k:<id>" and "o:<id>" goals. */
export const workChoices = (
  tasks: readonly Pick<TaskView, 'id' | 'title'>[],
  habits: readonly Pick<HabitView, 'id' | 'title'>[],
  objectives: readonly ObjectiveView[],
): GoalChoice[] =>
  [
    { group: 'Tasks', items: itemsOf('t', tasks) },
    { group: 'Habits', items: itemsOf('h', habits) },
    ...goalChoices(objectives),
  ].filter(({ items }) => items.length > 0)

const itemsOf = (kind: string, things: readonly { readonly id: string; readonly title: string }[]) =>
  things.map(({ id, title }) => ({ value: `${kind}:${id}`, label: title }))

/** The part of a request that says what the work was for. */
export function targetOf(choice: string) {
  const [kind, id] = [choice.slice(0, 1), choice.slice(2)]
  return {
    taskId: kind === 't' ? id : null,
    habitId: kind === 'h' ? id : null,
    keyResultId: kind === 'k' ? id : null,
    objectiveId: kind === 'o' ? id : null,
  }
}
