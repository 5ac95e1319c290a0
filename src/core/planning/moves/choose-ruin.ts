import type { Prng } from '../../prng.ts'
import type { CompiledTask, Runs } from '../compiled.ts'
import type { Search } from '../search-state.ts'
import { ejectForChainInPlace, ejectForHabitInPlace } from './eject.ts'
import { pick, ruinFollowersInPlace, ruinStepsInPlace, ruinTaskInPlace, ruinWeekInPlace } from './ruin.ts'

// Found by trial on generated problems; the outcome hardly changes when they are half or double.
const HABIT_CHANCE = 0.25
const EJECT_CHANCE = 0.25
const CHAIN_CHANCE = 0.35
const ANYWHERE_CHANCE = 0.3
const LINK_CHANCE = 0.5
const MORE_ITEMS = 8
const EXTRA_ITEMS = 4
const MOST_REACH = 40

/** Takes some items out that have to do with one another: around one spot, and a few that could do better. */
export function ruinInPlace(search: Search): void {
  const { state, random } = search
  const { tasks, habits } = state.problem
  const isHabit = habits.length > 0 && (tasks.length === 0 || random() < HABIT_CHANCE)
  if (isHabit ? ejectsHabit(search) : ejectsChain(search)) return
  const centre = isHabit ? ruinHabitInPlace(search) : ruinUnhappyTaskInPlace(search)
  const most = 2 + pick(random, MORE_ITEMS)
  const reach = 1 + pick(random, MOST_REACH)
  ruinStepsInPlace(state, search.log, search.ruins, centre - reach, centre + reach, most)
  const extra = pick(random, EXTRA_ITEMS)
  for (let index = 0; index < extra && tasks.length > 0; index++) {
    const task = tasks[unhappy(search, 0, tasks.length)]!
    if (task.remainingSteps > 0) ruinTaskInPlace(state, search.log, search.ruins, task)
  }
}

/** Now and then makes room for a habit wherever it would like to be; whether it did so. */
function ejectsHabit(search: Search): boolean {
  if (search.random() >= EJECT_CHANCE) return false
  ejectForHabitInPlace(search, unhappyHabit(search))
  return true
}

/** Now and then the same for a task that waits for others and of which something is left out. */
function ejectsChain(search: Search): boolean {
  const { state, random, hasChains } = search
  if (!hasChains || random() >= CHAIN_CHANCE) return false
  const task = state.problem.tasks[unhappy(search, 0, state.problem.tasks.length)]!
  if (task.predecessors.length === 0 || state.placed[task.item]! >= task.remainingSteps) return false
  ejectForChainInPlace(search, task)
  return true
}

/** Takes out a task that could do better; returns a step to make room around: one of its own time, or any. */
function ruinUnhappyTaskInPlace(search: Search): number {
  const { state, random, centres } = search
  const { tasks } = state.problem
  const anywhere = centres[pick(random, centres.length)] ?? 0
  if (random() < ANYWHERE_CHANCE) return anywhere
  const task = tasks[unhappy(search, 0, tasks.length)]!
  if (task.remainingSteps === 0 || task.free.starts.length === 0) return anywhere
  ruinTaskInPlace(state, search.log, search.ruins, task)
  return ruinLinksInPlace(search, task) ?? cheapStep(task, random)
}

/** Sometimes takes out what waits for the task, or one that it waits for; then returns a step of that one's time. */
function ruinLinksInPlace(
  { state, log, ruins, random, guide }: Search,
  task: CompiledTask,
): number | undefined {
  const { tasks } = state.problem
  if (random() < LINK_CHANCE) ruinFollowersInPlace(state, log, ruins, task)
  const before = tasks[task.predecessors[pick(random, task.predecessors.length)] ?? -1]
  if (before === undefined || before.free.starts.length === 0 || random() >= LINK_CHANCE) return undefined
  ruinTaskInPlace(state, log, ruins, before)
  return stepBefore(before, guide.deadline[before.item]!, random)
}

/** The cheapest of a few steps at which the task may lie. */
function cheapStep({ free, cost }: CompiledTask, random: Prng): number {
  let best = stepIn(free, random)
  for (let draws = pick(random, 3); draws > 0; draws--) {
    const other = stepIn(free, random)
    if (cost[other + 1]! - cost[other]! < cost[best + 1]! - cost[best]!) best = other
  }
  return best
}

/** Some free step of a task, before a deadline if that can be. */
function stepBefore(task: CompiledTask, deadline: number, random: Prng): number {
  let step = stepIn(task.free, random)
  for (let draws = 0; draws < 4 && step >= deadline; draws++) step = stepIn(task.free, random)
  return step
}

/** Some step of some run. */
function stepIn({ starts, ends }: Runs, random: Prng): number {
  const run = pick(random, starts.length)
  return starts[run]! + pick(random, ends[run]! - starts[run]!)
}

/** Of a few items drawn from [from, from + count), the one that is furthest from its best cost. */
function unhappy({ state, random, leastCost }: Search, from: number, count: number): number {
  let chosen = from + pick(random, count)
  for (let draws = pick(random, 4); draws > 0; draws--) {
    const other = from + pick(random, count)
    if (state.itemCost[other]! - leastCost[other]! > state.itemCost[chosen]! - leastCost[chosen]!)
      chosen = other
  }
  return chosen
}

/** Takes out some consecutive weeks of a habit, empty ones too; returns a step of one of its windows. */
function ruinHabitInPlace(search: Search): number {
  const { state, random, centres } = search
  const { habits } = state.problem
  const index = unhappyHabit(search)
  const { dates, weeks } = habits[index]!
  const date = dates[pick(random, dates.length)]
  if (date === undefined) return centres[pick(random, centres.length)] ?? 0
  const last = Math.min(weeks.length - 1, date.week + pick(random, 2))
  for (let week = Math.max(0, date.week - pick(random, 2)); week <= last; week++)
    ruinWeekInPlace(state, search.log, search.ruins, index, week)
  return stepIn(date.free, random)
}

function unhappyHabit(search: Search): number {
  const { tasks, habits } = search.state.problem
  return unhappy(search, tasks.length, habits.length) - tasks.length
}
