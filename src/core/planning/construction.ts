import { startRoughInPlace } from './bound/price-round.ts'
import { fullPrices, guideInPlace } from './guide-search.ts'
import { stepsDone } from './local-search.ts'
import { placeHabitInPlace } from './moves/place-habit.ts'
import { placeTaskInPlace } from './moves/place-task.ts'
import { isTimeOver, workUntil } from './pace.ts'
import type { Search } from './search-state.ts'
import { keepInPlace, restoreInPlace } from './snapshot.ts'
import { startOverInPlace } from './start-over.ts'
import { keepPreviousInPlace } from './warm-start.ts'

const ROUGH_ROUNDS = 20
/** Part of the steps that the first prices may take, and part of those then left that fresh plans may take. */
const ROUGH_SHARE = 0.4
const FRESH_SHARE = 0.2
const FRESH_PLANS = 10

/**
 * First prices of time and first plan: the previous one as far as it holds, and what is missing. Returns the share of
 * the previous blocks that stay, 0 where there are none.
 */
export function constructInPlace(search: Search, steps: number): number {
  const { state, timePrices, guide } = search
  startRoughInPlace(timePrices, ROUGH_ROUNDS, () => ROUGH_SHARE * workInAll(search, steps))
  search.leastCost.set(timePrices.aloneCost)
  guideInPlace(search)
  const keptShare = keepPreviousInPlace(state)
  guide.prices = fullPrices(search)
  guide.share = 1
  fillUpInPlace(search)
  guide.prices = guide.noPrices
  guide.share = 0
  fillUpInPlace(search)
  keepInPlace(search.best, state)
  return keptShare
}

/** Work that is likely to be done in all when so many steps are done; nothing once the time is over. */
function workInAll(search: Search, steps: number): number {
  stepsDone(search)
  return isTimeOver(search.pace) ? 0 : workUntil(search.pace, steps)
}

/** The best of several fresh plans and the one at hand. */
export function constructFreshInPlace(search: Search, steps: number): void {
  const { state, guide, best } = search
  const begin = stepsDone(search)
  const end = begin + FRESH_SHARE * (steps - begin)
  // Even when the time is over, one of them: a plan in force may be poor beyond all bounds.
  const isDue = (plan: number): boolean => stepsDone(search) < end || (plan === 0 && search.pace.time > 0)
  for (let plan = 0; plan < FRESH_PLANS && isDue(plan); plan++) {
    const before = guide.work
    startOverInPlace(search)
    search.planWork = guide.work - before
  }
  restoreInPlace(state, best)
}

/** Places what is missing, the weightiest and most urgent tasks first. */
function fillUpInPlace({ state, space, guide }: Search): void {
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
