import type { Prng } from '../prng.ts'
import { priceRoundInPlace, startRoughInPlace } from './bound/price-round.ts'
import { constructInPlace } from './construction.ts'
import type { Prices } from './bound/prices.ts'
import type { CompiledTask, Runs } from './compiled.ts'
import type { Guide } from './moves/guide.ts'
import { type Orders, recreateInPlace } from './moves/recreate.ts'
import {
  type Ruins,
  pick,
  resetRuinsInPlace,
  ruinFollowersInPlace,
  ruinStepsInPlace,
  ruinTaskInPlace,
  ruinWeekInPlace,
} from './moves/ruin.ts'
import { type UndoLog, resetLogInPlace, undoInPlace } from './moves/undo-log.ts'
import type { Workspace } from './moves/workspace.ts'
import type { PlanState } from './plan-state.ts'
import { type Snapshot, keepInPlace, restoreInPlace } from './snapshot.ts'

import { verifyState } from './verify-state.ts'
export type Search = {
  readonly state: PlanState
  readonly space: Workspace
  readonly log: UndoLog
  readonly ruins: Ruins
  readonly guide: Guide
  /** Sums of prices of time, from none at all to the full ones. */
  readonly prices: readonly Float64Array[]
  readonly orders: Orders
  readonly best: Snapshot
  readonly random: Prng
  /** Steps in which something may lie: ruins are centred on one of them. */
  readonly centres: Int32Array
  /** By item: what it would cost if it were alone in the plan. */
  readonly leastCost: Float64Array
  readonly timePrices: Prices
}

export const tuning = {
  hot: 60,
  cold: 1,
  every: 100,
  first: 20,
  habit: 0.2,
  most: 8,
  reach: 20,
  extra: 4,
  anywhere: 0.3,
  links: 0.5,
  cycle: 240,
  debug: 0,
  noise: [0, 2, 8, 32],
  refresh: 500,
  rough: 20,
  roughShare: 0.2,
  priceShare: 0.3,
  starts: 10,
}

export const BLINKS = [0, 0.02, 0.05, 0.2]

/** Work of one step of the budget: about ten microseconds on an ordinary core. */
const STEP_WORK = 6000
/** Work of a move beside its insertions. */
const MOVE_WORK = 2000

/** Work of search and prices so far, in steps of the budget. */
const stepsDone = ({ guide, timePrices }: Search): number => (guide.work + timePrices.guide.work) / STEP_WORK

/** First prices of time and first plan: the previous one as far as it holds, or the best of several fresh ones. */
export function startInPlace(search: Search, steps: number): void {
  const { timePrices } = search
  startRoughInPlace(timePrices, tuning.rough, tuning.roughShare * steps * STEP_WORK)
  search.leastCost.set(timePrices.aloneCost)
  guideInPlace(search)
  constructInPlace(search.state, search.space, search.guide, search.prices[2 * tuning.noise.length]!)
  keepInPlace(search.best, search.state)
  for (let start = 0; start < tuning.starts && stepsDone(search) < 0.35 * steps; start++)
    startOverInPlace(search)
  restoreInPlace(search.state, search.best)
}

/**
 * Ruins and recreates, ever cooler, in several rounds: each after the first starts over, from the best plan or from
 * nothing, for a plan that has cooled down no longer finds its way out of a poor arrangement. The prices of time are
 * refined on the side. Returns the steps used.
 */
export function searchInPlace(
  search: Search,
  options: { readonly steps: number; readonly shouldStop?: () => boolean },
): number {
  const { steps } = options
  const begin = stepsDone(search)
  const items = search.state.count.length
  const rounds = Math.max(1, Math.floor((steps - begin) / Math.max(200, tuning.cycle * items)))
  const temperatures = coolingDown(tuning.hot, tuning.cold)
  const length = (steps - begin) / rounds
  let round = 0
  for (let move = 0; ; move++) {
    const done = stepsDone(search)
    if (done >= steps || (move % 16 === 15 && options.shouldStop?.() === true)) return Math.round(done)
    refineInPlace(search, done, move)
    if (done - begin >= (round + 1) * length) {
      round++
      if (round % 2 === 1) startOverInPlace(search)
      else restoreInPlace(search.state, search.best)
    }
    const cooled = (done - begin) / length - round
    stepInPlace(search, temperatures[Math.max(0, Math.min(63, Math.floor(cooled * 64)))]!)
    search.guide.work += MOVE_WORK
  }
}

/** A round of prices whenever they have had less than their share of the work. */
function refineInPlace(search: Search, done: number, move: number): void {
  const { timePrices } = search
  if (timePrices.guide.work / STEP_WORK < tuning.priceShare * done)
    priceRoundInPlace(timePrices, search.best.cost)
  if (move % tuning.refresh === tuning.refresh - 1) guideInPlace(search)
}

/** 64 temperatures from hot to cold in equal ratios; by square roots, which every machine rounds the same way. */
function coolingDown(hot: number, cold: number): Float64Array {
  let ratio = cold / hot
  for (let halving = 0; halving < 6; halving++) ratio = Math.sqrt(ratio)
  const temperatures = new Float64Array(64)
  let temperature = hot
  for (let index = 0; index < 64; index++) {
    temperatures[index] = temperature
    temperature *= ratio
  }
  return temperatures
}

/** A fresh plan at some level of prices. */
function startOverInPlace(search: Search): void {
  const { state, log, ruins } = search
  resetLogInPlace(log)
  resetRuinsInPlace(ruins)
  for (const task of state.problem.tasks)
    if (task.remainingSteps > 0) ruinTaskInPlace(state, log, ruins, task)
  for (const [index, habit] of state.problem.habits.entries())
    for (const week of habit.weeks.keys()) ruinWeekInPlace(state, log, ruins, index, week)
  drawGuideInPlace(search)
  recreateInPlace(state, search.space, log, ruins, search.guide, search.orders)
  if (state.cost < search.best.cost - 1e-7) keepInPlace(search.best, state)
}

function drawGuideInPlace({ random, prices, guide }: Search): void {
  const level = pick(random, prices.length)
  guide.prices = prices[level]!
  guide.share = levelOf(level)
  guide.blink = BLINKS[pick(random, BLINKS.length)]!
}

/** Takes over the present prices of time, in full, by halves and not at all, each with some noise. */
export function guideInPlace({ prices, timePrices, random }: Search): void {
  const { bestSums } = timePrices
  for (const [index, table] of prices.entries()) {
    const share = levelOf(index)
    const noise = tuning.noise[index % tuning.noise.length]!
    let sum = 0
    for (let step = 0; step < table.length; step++) {
      table[step] = bestSums[step]! * share + sum
      sum += noise * random()
    }
  }
}

const levelOf = (index: number): number => Math.floor(index / tuning.noise.length) / 2

/** One move: ruin, recreate, and accept or undo. Returns the change in cost. */
export function stepInPlace(search: Search, temperature: number): void {
  const { state, log, ruins, random } = search
  resetLogInPlace(log)
  resetRuinsInPlace(ruins)
  const before = state.cost
  ruinInPlace(search)
  drawGuideInPlace(search)
  recreateInPlace(state, search.space, log, ruins, search.guide, search.orders)
  if (tuning.debug) verifyState(state)
  const worse = state.cost - before
  if (worse > temperature * exponential(random())) {
    undoInPlace(log, state)
    state.cost = before
    if (tuning.debug) verifyState(state)
    return
  }
  if (state.cost < search.best.cost - 1e-7) keepInPlace(search.best, state)
}

function ruinInPlace(search: Search): void {
  const { state, random } = search
  const { tasks, habits } = state.problem
  const isHabit = habits.length > 0 && (tasks.length === 0 || random() < tuning.habit)
  const centre = isHabit ? ruinHabitInPlace(search) : ruinUnhappyTaskInPlace(search)
  const most = 2 + pick(random, tuning.most)
  const reach = 1 + pick(random, tuning.reach)
  ruinStepsInPlace(state, search.log, search.ruins, centre - reach, centre + reach, most)
  const extra = pick(random, tuning.extra)
  for (let index = 0; index < extra && tasks.length > 0; index++) {
    const task = tasks[unhappy(search, 0, tasks.length)]!
    if (task.remainingSteps > 0) ruinTaskInPlace(state, search.log, search.ruins, task)
  }
}

/** Takes out a task that could do better; returns a step to make room around: one of its own time, or any. */
function ruinUnhappyTaskInPlace(search: Search): number {
  const { state, random, centres } = search
  const { tasks } = state.problem
  const anywhere = centres[pick(random, centres.length)] ?? 0
  if (tasks.length === 0 || random() < tuning.anywhere) return anywhere
  const task = tasks[unhappy(search, 0, tasks.length)]!
  if (task.remainingSteps === 0 || task.free.starts.length === 0) return anywhere
  ruinTaskInPlace(state, search.log, search.ruins, task)
  if (random() < tuning.links) ruinFollowersInPlace(state, search.log, search.ruins, task)
  const before = tasks[task.predecessors[pick(random, task.predecessors.length)] ?? -1]
  if (before !== undefined && before.free.starts.length > 0 && random() < tuning.links) {
    ruinTaskInPlace(state, search.log, search.ruins, before)
    return stepBefore(before, search.guide.deadline[before.item]!, random)
  }
  let best = stepIn(task.free, random)
  for (let draws = pick(random, 3); draws > 0; draws--) {
    const other = stepIn(task.free, random)
    if (task.cost[other + 1]! - task.cost[other]! < task.cost[best + 1]! - task.cost[best]!) best = other
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
  const { tasks, habits } = state.problem
  const index = unhappy(search, tasks.length, habits.length) - tasks.length
  const { dates, weeks } = habits[index]!
  const date = dates[pick(random, dates.length)]
  if (date === undefined) return centres[pick(random, centres.length)] ?? 0
  const last = Math.min(weeks.length - 1, date.week + pick(random, 2))
  for (let week = Math.max(0, date.week - pick(random, 2)); week <= last; week++)
    ruinWeekInPlace(state, search.log, search.ruins, index, week)
  return stepIn(date.free, random)
}

// −ln((i + ½) / 256), summed as a series of plain operations so that every machine gets the same numbers.
const EXPONENTIAL = Float64Array.from({ length: 256 }, (_, index) => -naturalLogarithm((index + 0.5) / 256))

function naturalLogarithm(value: number): number {
  const ratio = (value - 1) / (value + 1)
  let power = ratio
  let sum = 0
  for (let odd = 1; odd < 4000; odd += 2) {
    sum += power / odd
    power *= ratio * ratio
  }
  return 2 * sum
}

/** An exponentially distributed number of mean 1 from a uniform one. */
const exponential = (uniform: number): number => EXPONENTIAL[Math.floor(uniform * 256)]!
