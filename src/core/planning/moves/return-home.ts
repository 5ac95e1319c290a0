import { movesOf } from '../homes.ts'
import type { Search } from '../search-state.ts'
import { keepBlockInPlace } from '../warm-start.ts'
import { pick, ruinFollowersInPlace, ruinStepsInPlace, ruinTaskInPlace } from './ruin.ts'

/**
 * Takes out a task that the plan moves, and whatever lies where it was, and puts it back there. Returns false where
 * no task was moved. Habits find home by themselves: their places are few.
 */
export function returnHomeInPlace(search: Search): boolean {
  const { state, log, ruins } = search
  const task = state.problem.tasks[someMovedTask(search)]
  if (task === undefined) return false
  ruinTaskInPlace(state, log, ruins, task)
  ruinFollowersInPlace(state, log, ruins, task)
  const { slots, count } = state.homes
  const first = state.slotFrom[task.item]!
  for (let slot = first; slot < first + 2 * count[task.item]!; slot += 2) {
    ruinStepsInPlace(state, log, ruins, slots[slot]!, slots[slot + 1]!, Number.POSITIVE_INFINITY)
    keepBlockInPlace(state, task.item, slots[slot]!, slots[slot + 1]!)
  }
  return true
}

/** The first task from a random one on that is not where it was; −1 if there is none. */
function someMovedTask({ state, random }: Search): number {
  const { length } = state.problem.tasks
  const from = pick(random, length)
  for (let index = 0; index < length; index++) {
    const item = (from + index) % length
    if (movesOf(state, item) > 0) return item
  }
  return -1
}
