import type { CompiledProblem, CompiledTask } from '../compiled.ts'
import { splitCost } from '../constraints/split.ts'
import { findOccurrences } from '../moves/place-habit.ts'
import { planTaskInPlace } from './alone-plan.ts'
import type { Domain } from './domain.ts'
import { noteHabitInPlace } from './branch-habit.ts'
import { noteRoundInPlace, watchInPlace } from './branch.ts'
import { moveInPlace, resetInPlace } from './price-vector.ts'
import { NEVER } from './price-kind.ts'
import type { Prices } from './prices.ts'

// Prices slow down where the bound no longer rises, and take a fresh run before they come to rest: they come to rest
// short of the best.
const STALE_ROUNDS = 8
const SLOWER = 0.6
const LEAST_PACE = 0.1

// Once there is work for so many rough rounds, prices start over: where many rules meet, fine rounds alone take very
// long to find their way.
const LEAST_NEW_ROUNDS = 20
const MOST_NEW_ROUNDS = 200
const NEW_SHARE = 0.7

/** One round of prices; `upper` is the cost of some plan. Does nothing where nothing is left to be done. */
export function priceRoundInPlace(prices: Prices, upper: number): void {
  const { schedule } = prices
  if (schedule.roughLeft > 0) {
    roughRoundInPlace(prices, schedule.stride)
    schedule.stride *= 1 - FINER / schedule.roughRounds
    schedule.roughLeft--
    return
  }
  if (prices.branching.isOn && prices.branching.now === undefined) return
  fineRoundInPlace(prices, upper)
  schedule.fineLeft--
  if (schedule.fineLeft < 0) watchInPlace(prices, upper)
  if (schedule.fineLeft === 0 && upper - prices.lower > 1e-3 * upper) startOverInPlace(prices)
}

function startOverInPlace(prices: Prices): void {
  const { schedule, guide, rounds } = prices
  const fitting = Math.floor((NEW_SHARE * (schedule.work - guide.work) * rounds) / guide.work)
  if (fitting < LEAST_NEW_ROUNDS) return
  schedule.roughRounds = Math.min(MOST_NEW_ROUNDS, fitting)
  schedule.roughLeft = schedule.roughRounds
  schedule.stride = dearPrice(prices.state.problem)
  prices.pace = 1
  prices.stale = 0
  for (const kind of prices.kinds) resetInPlace(kind.vector)
}

/** Every item plans alone at the present prices, then the prices move. */
function fineRoundInPlace(prices: Prices, upper: number): void {
  const lower = planAloneInPlace(prices, chargeInPlace(prices), 0)
  prices.rounds++
  noteBoundInPlace(prices, lower, upper)
  let square = 0
  for (const kind of prices.kinds) square += kind.slope(prices.bill)
  if (square === 0) return
  const stride = (prices.pace * Math.max(0, upper - lower)) / square
  for (const kind of prices.kinds) moveInPlace(kind.vector, stride)
}

function noteBoundInPlace(prices: Prices, lower: number, upper: number): void {
  if (prices.branching.isOn) {
    prices.lower = Math.max(prices.lower, noteRoundInPlace(prices, lower, upper))
    prices.stale++
  } else if (lower > prices.lower) {
    if (lower > prices.lower + 1e-3 * Math.abs(upper - prices.lower)) prices.stale = 0
    prices.lower = lower
    keepBestInPlace(prices)
  } else prices.stale++
  if (prices.stale >= STALE_ROUNDS) {
    prices.stale = 0
    prices.pace = prices.pace * SLOWER < LEAST_PACE ? 1 : prices.pace * SLOWER
  }
}

/**
 * A rough round to begin with: prices rise as soon as an item has chosen its time, so that the next one sees them,
 * and all fall at the end. Spreads the items in a few passes where whole rounds would send all to the same place.
 */
function roughRoundInPlace(prices: Prices, stride: number): void {
  chargeInPlace(prices)
  planAloneInPlace(prices, 0, stride)
  prices.rounds++
  for (const kind of prices.kinds) {
    if (kind.lowerInPlace !== undefined) kind.lowerInPlace(stride)
    else {
      kind.slope(prices.bill)
      moveInPlace(kind.vector, stride)
    }
  }
}

const LEAST_ROUGH_ROUNDS = 3
/** The last of many rough rounds is about a hundred times finer than the first. */
const FINER = 4.6
/** Part of the work of the first rough rounds, as they are asked for, that prices get in the end. */
const LIKELY_WORK = 0.75

/**
 * Rough rounds from no prices at all, ever finer: as many as asked for, fewer where they would take more work than they
 * may. How much that is, is asked again before each round: time may be over.
 */
export function startRoughInPlace(prices: Prices, most: number, mostWork: () => number): void {
  prices.lower = planAloneInPlace(prices, chargeInPlace(prices), 0)
  prices.aloneCost.set(prices.itemCost)
  const work = mostWork()
  prices.schedule.work = LIKELY_WORK * work
  const fitting = Math.floor(work / Math.max(1, 4 * prices.guide.work))
  const rounds = Math.max(LEAST_ROUGH_ROUNDS, Math.min(most, fitting))
  let stride = dearPrice(prices.state.problem)
  for (let round = 0; round < rounds; round++) {
    if (mostWork() === 0) break
    roughRoundInPlace(prices, stride)
    stride *= 1 - FINER / Math.max(5, rounds)
  }
  chargeInPlace(prices)
  keepBestInPlace(prices)
}

/** Nearly a third of the price of time that would keep an average step of work out of the plan. */
function dearPrice({ tasks, habits }: CompiledProblem): number {
  let steps = 0
  let cost = 0
  for (const task of tasks) {
    steps += task.remainingSteps
    cost += task.remainingSteps * task.unplacedPerStep
  }
  for (const habit of habits) {
    steps += habit.maxSteps
    cost += habit.missedCost
  }
  return (0.3 * cost) / Math.max(1, steps)
}

/** Makes out the bills; returns what is paid back. */
function chargeInPlace({ bill, kinds, tasksSums, itemsSums, guide, isUsable }: Prices): number {
  bill.all.fill(0)
  bill.tasksOnly.fill(0)
  for (const { start, end } of bill.gates.values()) {
    start.fill(0)
    end.fill(0)
  }
  guide.work += 4 * bill.all.length * (1 + bill.gates.size)
  let paidBack = 0
  for (const kind of kinds) paidBack += kind.charge(bill)
  for (let step = 0; step < bill.all.length; step++) {
    const isOpen = isUsable[step] === 1
    itemsSums[step + 1] = isOpen ? itemsSums[step]! + bill.all[step]! : 0
    tasksSums[step + 1] = isOpen ? tasksSums[step]! + bill.all[step]! + bill.tasksOnly[step]! : 0
  }
  return paidBack
}

function keepBestInPlace({ bestSums, tasksSums, bestOwn, bill, state }: Prices): void {
  bestSums.set(tasksSums)
  for (const [item, best] of bestOwn) {
    const { start, end } = bill.gates.get(item)!
    const { remainingSteps } = state.problem.tasks[item]!
    let least = 0
    for (let step = 0; step < start.length - 1; step++) {
      const own = (start[step]! + end[step]!) / Math.max(1, remainingSteps)
      best.sums[step + 1] = best.sums[step]! + own
      least = Math.min(least, own)
    }
    best.least = least
  }
}

function planAloneInPlace(prices: Prices, paidBack: number, stride: number): number {
  const { state, guide, bill, itemCost } = prices
  const { tasks, habits } = state.problem
  bill.uses.fill(0)
  bill.taskUses.fill(0)
  let sum = -paidBack
  for (const task of tasks) {
    itemCost[task.item] = task.constantCost + splitCost(task.pinnedCount)
    if (task.remainingSteps > 0) itemCost[task.item]! += planAndCountInPlace(prices, task, stride)
    sum += itemCost[task.item]!
  }
  guide.prices = prices.itemsSums
  for (const [index, original] of habits.entries()) {
    const { habit, paid } = prices.habits[index]!
    const { change, occurrences } = findOccurrences(state, habit, 0, habit.weeks.length, guide)
    if (prices.branching.isOn) noteHabitInPlace(prices.branching.seenDates[index]!, original, occurrences)
    for (const { start, end } of occurrences) {
      for (let step = start; step < end; step++) bill.uses[step]!++
      if (stride > 0) raiseInPlace(prices, false, start, end, stride)
    }
    itemCost[habit.item] = change + paid + state.itemCost[habit.item]!
    sum += itemCost[habit.item]!
  }
  return sum
}

function planAndCountInPlace(prices: Prices, task: CompiledTask, stride: number): number {
  const cost = planWithGatesInPlace(prices, task)
  const { rows, bill } = prices
  let placed = 0
  let first = NEVER
  let last = 0
  for (let index = 0; index < rows.foundCount; index++) {
    const from = rows.found[2 * index]!
    const to = rows.found[2 * index + 1]!
    placed += to - from
    first = Math.min(first, from)
    last = Math.max(last, to)
    for (let step = from; step < to; step++) {
      bill.uses[step]!++
      bill.taskUses[step]!++
    }
    if (stride > 0) raiseInPlace(prices, true, from, to, stride)
  }
  bill.firstStart[task.item] = first
  bill.wholeEnd[task.item] = placed === task.remainingSteps ? last : NEVER
  prices.placedSteps[task.item] = placed
  return cost
}

function planWithGatesInPlace(prices: Prices, { item, cost }: CompiledTask): number {
  const { rows, guide, bill } = prices
  const gates = bill.gates.get(item)
  const domain = prices.domains[item]!
  const isFree = domain.firstFrom === 0 && domain.firstTo >= cost.length
  const startGate = gates?.start ?? guide.noPrices
  rows.prices = prices.tasksSums
  rows.startGate = isFree ? startGate : keptGate(prices, domain, startGate)
  rows.endGate = gates?.end ?? guide.noPrices
  rows.isGated = gates !== undefined || !isFree
  rows.work = 0
  const least = planTaskInPlace(rows, prices.alone[item]!, domain)
  guide.work += rows.work
  return least
}

/** A gate that is open only where a domain lets the first block start. */
function keptGate(
  { startGate, guide }: Prices,
  { firstFrom, firstTo }: Domain,
  gate: Float64Array,
): Float64Array {
  startGate.fill(Number.POSITIVE_INFINITY)
  for (let step = firstFrom; step <= Math.min(firstTo, gate.length - 1); step++) startGate[step] = gate[step]!
  guide.work += gate.length
  return startGate
}

/** Raises prices for the items that follow in this pass. */
function raiseInPlace(prices: Prices, isTask: boolean, from: number, to: number, stride: number): void {
  const { bill, kinds, tasksSums, itemsSums, guide, isUsable } = prices
  for (const kind of kinds) if (isTask || kind === kinds[0]) kind.raiseInPlace?.(bill, from, to, stride)
  let sum = 0
  let step = from
  for (; isUsable[step] === 1; step++) {
    if (step < to) sum += stride
    tasksSums[step + 1]! += sum
    itemsSums[step + 1]! += sum
  }
  guide.work += 3 * (step - from)
}
