import { type CompiledProblem, type CompiledTask, stepFrom } from '../compiled.ts'
import { splitCost } from '../constraints/split.ts'
import { findOccurrences } from '../moves/place-habit.ts'
import { findPiecesInPlace } from '../moves/place-task.ts'
import type { Prices } from './prices.ts'

// Prices slow down where the bound no longer rises, and take a fresh run before they come to rest: they come to rest
// short of the best.
const STALE_ROUNDS = 8
const SLOWER = 0.6
const LEAST_PACE = 0.1

/**
 * One round: every item plans alone at the present prices, then the prices move. `upper` is the cost of some plan.
 */
export function priceRoundInPlace(prices: Prices, upper: number): void {
  const lower = planAloneInPlace(prices, chargeInPlace(prices), 0)
  prices.rounds++
  if (lower > prices.lower) {
    if (lower > prices.lower + 1e-3 * Math.abs(upper - prices.lower)) prices.stale = 0
    prices.lower = lower
    keepBestInPlace(prices)
  } else prices.stale++
  if (prices.stale >= STALE_ROUNDS) {
    prices.stale = 0
    prices.pace = prices.pace * SLOWER < LEAST_PACE ? 1 : prices.pace * SLOWER
  }
  let square = 0
  for (const kind of prices.kinds) square += kind.slope(prices.bill)
  if (square === 0) return
  const stride = (prices.pace * Math.max(0, upper - lower)) / square
  for (const kind of prices.kinds) kind.moveInPlace(stride)
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
      kind.moveInPlace(stride)
    }
  }
}

const LEAST_ROUGH_ROUNDS = 3

/** Rough rounds from no prices at all, ever finer: as many as asked for, fewer where they take too much work. */
export function startRoughInPlace(prices: Prices, most: number, work: number): void {
  prices.lower = planAloneInPlace(prices, chargeInPlace(prices), 0)
  prices.aloneCost.set(prices.itemCost)
  const fitting = Math.floor(work / Math.max(1, 4 * prices.guide.work))
  const rounds = Math.max(LEAST_ROUGH_ROUNDS, Math.min(most, fitting))
  let stride = 0.3 * dearPrice(prices.state.problem)
  for (let round = 0; round < rounds; round++) {
    roughRoundInPlace(prices, stride)
    stride *= 1 - 4.6 / Math.max(5, rounds)
  }
  chargeInPlace(prices)
  keepBestInPlace(prices)
}

/** A price of time that would keep an average step of work out of the plan. */
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
  return cost / Math.max(1, steps)
}

/** Makes out the bills; returns what is paid back. */
function chargeInPlace({ bill, kinds, tasksSums, itemsSums, own, guide, isUsable }: Prices): number {
  bill.all.fill(0)
  bill.tasksOnly.fill(0)
  for (const own of bill.own.values()) own.fill(0)
  guide.work += 8 * bill.all.length * (1 + own.size)
  let paidBack = 0
  for (const kind of kinds) paidBack += kind.charge(bill)
  for (let step = 0; step < bill.all.length; step++) {
    const isOpen = isUsable[step] === 1
    itemsSums[step + 1] = isOpen ? itemsSums[step]! + bill.all[step]! : 0
    tasksSums[step + 1] = isOpen ? tasksSums[step]! + bill.all[step]! + bill.tasksOnly[step]! : 0
  }
  for (const [item, { sums }] of own) {
    const ownBill = bill.own.get(item)!
    let least = 0
    for (let step = 0; step < ownBill.length; step++) {
      sums[step + 1] = sums[step]! + ownBill[step]!
      least = Math.min(least, ownBill[step]!)
    }
    own.get(item)!.least = least
  }
  return paidBack
}

function keepBestInPlace({ bestSums, tasksSums, bestOwn, own }: Prices): void {
  bestSums.set(tasksSums)
  for (const [item, best] of bestOwn) {
    const now = own.get(item)!
    best.sums.set(now.sums)
    best.least = now.least
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
    if (task.remainingSteps > 0) itemCost[task.item]! += planTaskInPlace(prices, task, stride)
    sum += itemCost[task.item]!
  }
  guide.prices = prices.itemsSums
  for (const habit of habits) {
    const { change, occurrences } = findOccurrences(state, habit, 0, habit.weeks.length, guide)
    for (const { start, end } of occurrences) {
      for (let step = start; step < end; step++) bill.uses[step]!++
      if (stride > 0) raiseInPlace(prices, false, start, end, stride)
    }
    itemCost[habit.item] = change + state.itemCost[habit.item]!
    sum += itemCost[habit.item]!
  }
  return sum
}

function planTaskInPlace(prices: Prices, task: CompiledTask, stride: number): number {
  const { space, guide, bill } = prices
  guide.prices = prices.tasksSums
  space.ignoresDays = prices.ignoresDays[task.item] === 1
  const cost = findPiecesInPlace(prices.state, space, task, guide, earliestAlone(prices, task))
  const ownUses = bill.ownUses.get(task.item)
  ownUses?.fill(0)
  for (let index = 0; index < space.foundCount; index++) {
    const from = space.found[2 * index]!
    const to = space.found[2 * index + 1]!
    for (let step = from; step < to; step++) {
      bill.uses[step]!++
      bill.taskUses[step]!++
    }
    ownUses?.fill(1, from, to)
    if (stride > 0) raiseInPlace(prices, true, from, to, stride)
  }
  return cost
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

/** Pinned blocks of the tasks that it waits for are facts; their other blocks are a matter of prices. */
function earliestAlone({ state }: Prices, task: CompiledTask): number {
  const { tasks, grid } = state.problem
  let earliest = 0
  for (const index of task.predecessors)
    if (tasks[index]!.pinnedCount > 0)
      earliest = Math.max(earliest, stepFrom(grid, tasks[index]!.pinnedEndMs))
  return earliest
}
