import type { Guide } from './moves/guide.ts'
import { placeHabitInPlace } from './moves/place-habit.ts'
import { placeTaskInPlace } from './moves/place-task.ts'
import type { Workspace } from './moves/workspace.ts'
import type { PlanState } from './plan-state.ts'
import { keepPreviousInPlace } from './warm-start.ts'

/**
 * First plan: what still holds of the previous one, then the weightiest and most urgent tasks first, at the prices of
 * time; then whatever still fits.
 */
export function constructInPlace(
  state: PlanState,
  space: Workspace,
  guide: Guide,
  prices: Float64Array,
): void {
  keepPreviousInPlace(state)
  guide.prices = prices
  guide.share = 1
  fillUpInPlace(state, space, guide)
  guide.prices = guide.noPrices
  guide.share = 0
  fillUpInPlace(state, space, guide)
}

function fillUpInPlace(state: PlanState, space: Workspace, guide: Guide): void {
  const { tasks, habits } = state.problem
  for (const habit of habits)
    if (state.count[habit.item] === 0) placeHabitInPlace(state, habit, 0, habit.weeks.length, guide)
  const seen = new Set<number>()
  const place = (item: number): void => {
    if (seen.has(item)) return
    seen.add(item)
    for (const before of tasks[item]!.predecessors) place(before)
    placeTaskInPlace(state, space, tasks[item]!, guide)
  }
  const order = tasks.toSorted((a, b) => b.weight - a.weight || a.dueStep - b.dueStep || a.item - b.item)
  for (const task of order) place(task.item)
}
