import type { Search } from './local-search.ts'
import { placeHabitInPlace } from './moves/place-habit.ts'
import { placeTaskInPlace } from './moves/place-task.ts'
import type { CompiledTask } from './compiled.ts'
import { keepPreviousInPlace } from './warm-start.ts'

/** First plan: what still holds of the previous one, then the weightiest and most urgent tasks first. */
export function constructInPlace({ state, space, guide }: Search): void {
  keepPreviousInPlace(state)
  const { tasks, habits } = state.problem
  const placed = new Set<number>()
  const place = (task: CompiledTask): void => {
    if (placed.has(task.item)) return
    placed.add(task.item)
    for (const before of task.predecessors) place(tasks[before]!)
    placeTaskInPlace(state, space, task, guide)
  }
  for (const habit of habits)
    if (state.count[habit.item] === 0) placeHabitInPlace(state, habit, 0, habit.weeks.length, guide)
  for (const task of tasks.toSorted(
    (a, b) => b.weight - a.weight || a.dueStep - b.dueStep || a.item - b.item,
  ))
    place(task)
}
