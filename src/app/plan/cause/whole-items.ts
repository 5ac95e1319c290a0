import type { Habit, Problem, Task } from '#core/planning/problem.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { isSame } from '../is-same.ts'

/** A task or habit as the person knows it; the problem may have it in parts. */
export type Whole<T> = { readonly id: string; readonly title: string; readonly parts: readonly T[] }

export const wholeTasks = ({ tasks }: Problem): Whole<Task>[] => wholes(tasks ?? [])
export const wholeHabits = ({ habits }: Problem): Whole<Habit>[] => wholes(habits ?? [])

const wholes = <T extends Task | Habit>(items: readonly T[]): Whole<T>[] =>
  [...Map.groupBy(items, ({ id }) => wholeOf(id))].map(([id, parts]) => ({
    id,
    title: parts[0]?.title ?? id,
    parts,
  }))

/**
 * Compared without what changes by itself: the planner sets weights, and a task drops out of `after` when the one it
 * waits for is done.
 */
export const isSameTask = (a: Whole<Task>, b: Whole<Task>): boolean => isSame(asked(a), asked(b))

const asked = ({ id, parts }: Whole<Task>) => ({
  ...parts[0],
  id,
  minutes: parts.reduce((sum, { minutes }) => sum + minutes, 0),
  after: null,
  weight: null,
})

/** Compared without the items of single weeks and the times done: both change as time passes, not by the person. */
export const isSameHabit = (a: Whole<Habit>, b: Whole<Habit>): boolean =>
  a.parts.every((part) => {
    const other = b.parts.find(({ id }) => id === part.id)
    return other === undefined || isSame({ ...part, doneThisWeek: null }, { ...other, doneThisWeek: null })
  })
