import { clockText, DAY_MINUTES, parseClock } from '../../check/instant.ts'
import type { Habit, HoursRange, Problem, Task } from '../../problem.ts'
import type { Change } from './change.ts'

type Of<Op extends Change['op']> = Extract<Change, { readonly op: Op }>
type Appliers = { readonly [Op in Change['op']]: (problem: Problem, change: Of<Op>) => Problem }

const APPLIERS: Appliers = {
  'extend-due': (problem, { item, to }) => withTask(problem, item, { due: to }),
  'soften-due': (problem, { item }) => withTask(problem, item, { hardDue: false }),
  'allow-splitting': (problem, { item, minBlockMinutes }) => withTask(problem, item, { minBlockMinutes }),
  'raise-task-limit': (problem, { item, maxMinutesPerDay }) => withTask(problem, item, { maxMinutesPerDay }),
  'raise-day-limit': (problem, { maxTaskMinutesPerDay }) => withLimits(problem, { maxTaskMinutesPerDay }),
  'raise-stretch': (problem, { maxStretchMinutes }) => withLimits(problem, { maxStretchMinutes }),
  'use-hours': (problem, { item, hours }) => withHabit(withTask(problem, item, { hours }), item, { hours }),
  'extend-hours': extendHours,
  'reduce-minutes': (problem, { item, minutes }) => withTask(problem, item, { minutes }),
  'lower-times': (problem, { item, timesPerWeek }) => withHabit(problem, item, { timesPerWeek }),
  'shorten-habit': (problem, { item, minMinutes }) => withHabit(problem, item, { minMinutes }),
  'widen-window': (problem, { item, from, to }) => withHabit(problem, item, { from, to }),
  'drop-order': (problem, { item, after }) =>
    withTask(problem, item, { after: without(afterOf(problem, item), after) }),
  'drop-item': dropItem,
}

/** The problem with one change made; the given one stays as it is. A valid problem stays valid. */
export function applyChange(problem: Problem, change: Change): Problem {
  const apply: (problem: Problem, change: never) => Problem = APPLIERS[change.op]
  return apply(problem, change as never)
}

function withTask(problem: Problem, id: string, fields: Partial<Task>): Problem {
  return {
    ...problem,
    tasks: (problem.tasks ?? []).map((task) => (task.id === id ? Object.assign({}, task, fields) : task)),
  }
}

function withHabit(problem: Problem, id: string, fields: Partial<Habit>): Problem {
  const habits = (problem.habits ?? []).map((habit) =>
    habit.id === id ? Object.assign({}, habit, fields) : habit,
  )
  return { ...problem, habits }
}

function withLimits(problem: Problem, fields: NonNullable<Problem['limits']>): Problem {
  return { ...problem, limits: { ...problem.limits, ...fields } }
}

function afterOf(problem: Problem, id: string): readonly string[] {
  return (problem.tasks ?? []).find((task) => task.id === id)?.after ?? []
}

function without(ids: readonly string[], id: string): string[] {
  return ids.filter((other) => other !== id)
}

/** Every day of the profile ends later by `minutes`, or at midnight. */
function extendHours(problem: Problem, { hours, minutes }: Of<'extend-hours'>): Problem {
  const ranges = Object.hasOwn(problem.hours, hours) ? (problem.hours[hours] ?? []) : []
  const later = [1, 2, 3, 4, 5, 6, 7].flatMap((day): HoursRange[] => {
    const ends = ranges.filter((range) => range.days.includes(day)).map((range) => parseClock(range.to))
    const last = Math.max(...ends)
    if (ends.length === 0 || last >= DAY_MINUTES) return []
    return [{ days: [day], from: clockText(last), to: clockText(Math.min(DAY_MINUTES, last + minutes)) }]
  })
  return { ...problem, hours: { ...problem.hours, [hours]: [...ranges, ...later] } }
}

/** Without the item, its blocks in force and every order that names it. */
function dropItem(problem: Problem, { item }: Of<'drop-item'>): Problem {
  return {
    ...problem,
    tasks: (problem.tasks ?? [])
      .filter((task) => task.id !== item)
      .map((task) =>
        task.after?.includes(item) === true
          ? Object.assign({}, task, { after: without(task.after, item) })
          : task,
      ),
    habits: (problem.habits ?? []).filter((habit) => habit.id !== item),
    previous: (problem.previous ?? []).filter((block) => block.item !== item),
  }
}
