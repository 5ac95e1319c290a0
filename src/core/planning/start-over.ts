import { drawGuideInPlace } from './guide-search.ts'
import { recreateInPlace } from './moves/recreate.ts'
import { resetRuinsInPlace, ruinTaskInPlace, ruinWeekInPlace } from './moves/ruin.ts'
import { resetLogInPlace } from './moves/undo-log.ts'
import type { Search } from './search-state.ts'
import { keepInPlace } from './snapshot.ts'

/** A fresh plan: everything out, everything in again, at prices and in an order drawn by chance. */
export function startOverInPlace(search: Search): void {
  const { state, log, ruins, best } = search
  resetLogInPlace(log)
  resetRuinsInPlace(ruins)
  for (const task of state.problem.tasks)
    if (task.remainingSteps > 0) ruinTaskInPlace(state, log, ruins, task)
  for (const [index, habit] of state.problem.habits.entries())
    for (const week of habit.weeks.keys()) ruinWeekInPlace(state, log, ruins, index, week)
  drawGuideInPlace(search)
  recreateInPlace(state, search.space, log, ruins, search.guide, search.orders)
  if (state.cost < best.cost - 1e-7) keepInPlace(best, state)
}
