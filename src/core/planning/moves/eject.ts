import type { CompiledTask } from '../compiled.ts'
import type { Search } from '../search-state.ts'
import { findOccurrences } from './place-habit.ts'
import { placeTaskInPlace } from './place-task.ts'
import { pick, ruinStepsInPlace, ruinTaskInPlace, ruinWeekInPlace } from './ruin.ts'
import { clearItemInPlace } from './undo-log.ts'

/**
 * Takes out some weeks of a habit, and whatever lies where it would like to be if only prices were to be paid: a
 * cadence often asks for room on several days at once.
 */
export function ejectForHabitInPlace(search: Search, index: number): void {
  const { state, random, timePrices, log, ruins } = search
  const habit = state.problem.habits[index]!
  const from = pick(random, habit.weeks.length)
  const to = Math.min(habit.weeks.length, from + 1 + pick(random, 2))
  for (let week = from; week < to; week++) ruinWeekInPlace(state, log, ruins, index, week)
  const { occurrences } = findOccurrences(timePrices.state, habit, from, to, search.guide)
  for (const { start, end } of occurrences)
    ruinStepsInPlace(state, log, ruins, start - 1, end + 1, Number.POSITIVE_INFINITY)
}

/**
 * Takes out a task with all that it waits for, and whatever lies where they would like to be, one after the other and in
 * time, if only prices were to be paid: a task late in a chain finds room only if the whole chain moves up.
 */
export function ejectForChainInPlace(search: Search, task: CompiledTask): void {
  const { state, timePrices, space, log, ruins, guide } = search
  const chain = upTo(task, state.problem.tasks)
  for (const link of chain) ruinTaskInPlace(state, log, ruins, link)
  const alone = timePrices.state
  for (const link of chain) placeTaskInPlace(alone, space, link, guide, guide.deadline[link.item])
  for (const { item } of chain) {
    const from = alone.slotFrom[item]!
    for (let slot = from; slot < from + 2 * alone.count[item]!; slot += 2)
      ruinStepsInPlace(
        state,
        log,
        ruins,
        alone.slots[slot]! - 1,
        alone.slots[slot + 1]! + 1,
        Number.POSITIVE_INFINITY,
      )
  }
  for (const { item } of chain) clearItemInPlace(alone, item)
}

/** The task and all that it waits for, directly or not; who is waited for comes first. */
function upTo(task: CompiledTask, tasks: readonly CompiledTask[]): readonly CompiledTask[] {
  const chain = new Set<CompiledTask>()
  const visit = (link: CompiledTask): void => {
    for (const before of link.predecessors) if (!chain.has(tasks[before]!)) visit(tasks[before]!)
    chain.add(link)
  }
  visit(task)
  return [...chain]
}
