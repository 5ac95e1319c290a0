import { forgetInPlace, freeHabit, habitDivision } from './branch-habit.ts'
import { noteTaskInPlace, taskDivision } from './branch-task.ts'
import { type Branching, type Case, seenTask } from './branching.ts'
import { freeDomain } from './domain.ts'
import type { Prices } from './prices.ts'

const ROUNDS_PER_CASE = 40
const CASE_PACE = 0.3
const MOST_TRIES = 5
// The problem is divided where so many rounds closed hardly any of the gap.
const PATIENCE = 60
const LEAST_GAIN = 0.02
const MOST_CASES = 400

/** Divides the problem where prices alone hardly raise the bound any more. */
export function watchInPlace(prices: Prices, upper: number): void {
  const { branching, lower } = prices
  if (branching.isOn) return
  if (lower - branching.watched > LEAST_GAIN * (upper - lower)) {
    branching.watched = lower
    branching.patience = 0
  } else if (++branching.patience > PATIENCE) startBranchingInPlace(prices)
}

function startBranchingInPlace(prices: Prices): void {
  const root = {
    domains: new Map(),
    habits: new Map(),
    tries: 0,
    prices: priceCopies(prices),
    lower: prices.lower,
  }
  prices.branching.isOn = true
  prices.branching.open.push(root)
  nextCaseInPlace(prices)
}

const priceCopies = ({ kinds }: Prices): Float64Array[] => kinds.map(({ vector }) => vector.price.slice())

/** Takes up the open case with the least bound. */
function nextCaseInPlace(prices: Prices): void {
  const { branching, kinds } = prices
  let least = 0
  for (const [index, { lower }] of branching.open.entries())
    if (lower < branching.open[least]!.lower) least = index
  const [next] = branching.open.splice(least, 1)
  branching.now = next
  if (next === undefined) return
  for (const [index, { vector }] of kinds.entries()) {
    vector.price.set(next.prices[index]!)
    vector.direction.fill(0)
  }
  branching.roundsLeft = ROUNDS_PER_CASE
  prices.pace = CASE_PACE
  prices.stale = 0
  settleInPlace(prices, next)
}

function settleInPlace({ state, domains, habits, branching }: Prices, settled: Case): void {
  for (const task of state.problem.tasks) {
    domains[task.item] = settled.domains.get(task.item) ?? freeDomain(task)
    branching.seenTasks[task.item] = seenTask()
  }
  for (const [index, habit] of state.problem.habits.entries()) {
    habits[index] = settled.habits.get(index) ?? freeHabit(habit)
    forgetInPlace(branching.seenDates[index]!)
  }
}

/** After a round of a case: notes what came out, and goes on to the next case in the end. Returns the bound of all. */
export function noteRoundInPlace(prices: Prices, lower: number, upper: number): number {
  const { branching } = prices
  const { now } = branching
  if (now === undefined) return prices.lower
  now.lower = Math.max(now.lower, lower)
  for (const { task } of prices.alone) noteTaskInPlace(prices, task)
  branching.roundsLeft--
  if (now.lower >= upper - 1e-6) {
    branching.settled = Math.min(branching.settled, now.lower)
    nextCaseInPlace(prices)
  } else if (branching.roundsLeft <= 0) {
    divideInPlace(prices, now)
    nextCaseInPlace(prices)
  }
  return Math.min(upper, leastBound(branching))
}

function leastBound({ open, now, settled }: Branching): number {
  return open.reduce((least, { lower }) => Math.min(least, lower), Math.min(settled, now?.lower ?? settled))
}

/** Divides a case in two by the item that came out most differently; gives it up where none does, time and again. */
function divideInPlace(prices: Prices, now: Case): void {
  const { branching } = prices
  const parts = partsOf(prices, now)
  const copies = priceCopies(prices)
  if (parts.length === 0 && now.tries < MOST_TRIES)
    branching.open.push({ ...now, prices: copies, tries: now.tries + 1 })
  else if (parts.length === 0 || branching.open.length > MOST_CASES)
    branching.settled = Math.min(branching.settled, now.lower)
  else for (const part of parts) branching.open.push({ ...part, prices: copies, lower: now.lower, tries: 0 })
}

type Part = Pick<Case, 'domains' | 'habits'>

function partsOf(prices: Prices, { domains, habits }: Case): readonly Part[] {
  const { branching, state } = prices
  let most = 0
  let parts: readonly Part[] = []
  for (const { task } of prices.alone) {
    if (task.remainingSteps === 0) continue
    const division = taskDivision(prices, task)
    if (division.score <= most) continue
    most = division.score
    parts = division.domains.map((one) => ({ habits, domains: new Map([...domains, [task.item, one]]) }))
  }
  for (const [index, habit] of state.problem.habits.entries()) {
    const division = habitDivision(habit, prices.habits[index]!, branching.seenDates[index]!)
    if (division === undefined || division.score <= most) continue
    most = division.score
    parts = division.domains.map((one) => ({ domains, habits: new Map([...habits, [index, one]]) }))
  }
  return parts
}
