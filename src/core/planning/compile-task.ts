import { MINUTE_MS, minuteEnd } from '#core/time/interval.ts'
import type { LocalClock } from '#core/time/zone-clock.ts'
import { parseInstant } from '#core/time/instant.ts'
import { clipRuns, isRegularStep } from './compile-grid.ts'
import {
  type CompiledTask,
  type Grid,
  type MovableBlock,
  type PinnedBlock,
  type Runs,
  stepFrom,
  stepStartMs,
  stepUntil,
} from './compiled.ts'
import { dailyLimit } from './compile-limits.ts'
import { missedDueCost } from './constraints/missed-due.ts'
import { movedCost, uncoveredMinutes } from './constraints/moved.ts'
import { unplacedCost } from './constraints/unplaced.ts'
import type { Problem, Task } from './problem.ts'
import { type TaskRules, minuteCosts, regularStepCost, taskRules } from './task-rules.ts'

/** What compiling one item needs to know of the rest. */
export type ItemContext = {
  readonly problem: Problem
  readonly grid: Grid
  readonly clock: LocalClock
  readonly nowMs: number
  /** Open steps by name of the hours profile. */
  readonly profiles: ReadonlyMap<string, ProfileRuns>
  readonly pinned: readonly PinnedBlock[]
  readonly previous: readonly MovableBlock[]
}

export type ProfileRuns = { readonly windows: Runs; readonly free: Runs }

export type TaskLinks = { readonly predecessors: readonly number[]; readonly successors: readonly number[] }

export function compileTask(task: Task, item: number, links: TaskLinks, context: ItemContext): CompiledTask {
  const { grid, clock, nowMs } = context
  const rules = taskRules(task, clock, nowMs)
  const pinned = context.pinned.filter((block) => block.item === item)
  const previous = context.previous.filter((block) => block.item === item)
  const pinnedMinutes = pinned.reduce((sum, block) => sum + (block.endMs - block.startMs) / MINUTE_MS, 0)
  const wholeSteps = Math.max(0, Math.floor((task.minutes - pinnedMinutes) / grid.stepMinutes))
  const low = task.notBefore == null ? 0 : Math.max(0, stepFrom(grid, parseInstant(task.notBefore)))
  const dueStep =
    task.due == null ? grid.count : Math.min(grid.count, stepUntil(grid, minuteEnd(rules.dueMs)))
  const high = task.hardDue === true ? dueStep : grid.count
  const profile = context.profiles.get(task.hours) ?? { windows: NO_RUNS, free: NO_RUNS }
  const free = clipRuns(profile.free, low, high)
  const missed = missedDue(task, rules, pinned, wholeSteps * grid.stepMinutes)
  const cost = stepCosts(rules, free, previous, context)
  const remainingSteps = Math.min(wholeSteps, countSteps(free) + 1)
  const beyondSteps = wholeSteps - remainingSteps
  const unplacedPerStep = unplacedCost(rules.weight, grid.stepMinutes)
  return {
    item,
    task,
    weight: rules.weight,
    remainingSteps,
    beyondSteps,
    minSteps: Math.min(Math.round(task.minBlockMinutes / grid.stepMinutes), wholeSteps),
    maxSteps: Math.round(task.maxBlockMinutes / grid.stepMinutes),
    windows: clipRuns(profile.windows, low, high),
    free,
    cost,
    leastCostFrom: leastCosts(free, cost),
    unplacedPerStep,
    dueStep: Math.max(0, dueStep),
    missedDue: missed.variable,
    daily: dailyLimit(grid, clock, task.maxMinutesPerDay, pinned),
    ...links,
    pinnedCount: pinned.length,
    pinnedEndMs: pinned.reduce((end, block) => Math.max(end, block.endMs), Number.NEGATIVE_INFINITY),
    constantCost:
      missed.constant +
      beyondSteps * unplacedPerStep +
      pinnedCost(rules, pinned, clock) +
      uncoverable(previous, pinned, nowMs),
  }
}

const countSteps = ({ starts, ends }: Runs): number =>
  starts.reduce((sum, start, run) => sum + ends[run]! - start, 0)

const NO_RUNS: Runs = { starts: new Int32Array(0), ends: new Int32Array(0) }

/** Is the due still open to be met, or is it missed in every plan? */
function missedDue(
  task: Task,
  rules: TaskRules,
  pinned: readonly PinnedBlock[],
  remainingMinutes: number,
): { variable: number; constant: number } {
  if (task.due == null) return { variable: 0, constant: 0 }
  let pinnedMinutes = 0
  let before = 0
  for (const block of pinned) {
    for (let ms = block.startMs; ms < block.endMs; ms += MINUTE_MS) {
      pinnedMinutes++
      if (ms < rules.dueMs) before++
    }
  }
  const needed = Math.min(task.minutes, pinnedMinutes + remainingMinutes)
  const cost = missedDueCost(rules.weight)
  if (before + remainingMinutes < needed) return { variable: 0, constant: cost }
  return { variable: remainingMinutes > 0 ? cost : 0, constant: 0 }
}

function pinnedCost(rules: TaskRules, pinned: readonly PinnedBlock[], clock: LocalClock): number {
  return pinned.reduce((sum, block) => {
    const costs = minuteCosts(rules, clock, block.startMs, block.endMs)
    return sum + costs.late + costs.delay + costs.offPreferred
  }, 0)
}

/** What `moved` costs while no movable block covers anything. */
export function uncoverable(
  previous: readonly MovableBlock[],
  pinned: readonly PinnedBlock[],
  nowMs: number,
): number {
  return previous.reduce((sum, block) => {
    const uncovered = uncoveredMinutes(block, pinned)
    return sum + movedCost(block.startMs, nowMs, uncovered)
  }, 0)
}

/** What covering a step saves of `moved`, at the number after the step; undefined without previous blocks. */
export function coverRates(
  previous: readonly MovableBlock[],
  context: ItemContext,
): Float64Array | undefined {
  if (previous.length === 0) return undefined
  const rates = new Float64Array(context.grid.count + 1)
  addCoverInPlace(rates, previous, context)
  return rates
}

/** Adds what covering a step saves of `moved` to the number after it, as in sums of costs. */
function addCoverInPlace(
  rates: Float64Array,
  previous: readonly MovableBlock[],
  { grid, nowMs }: ItemContext,
): void {
  for (const block of previous) {
    const rate = movedCost(block.startMs, nowMs, grid.stepMinutes)
    const end = Math.min(grid.count, stepUntil(grid, block.endMs))
    for (let step = Math.max(0, stepFrom(grid, block.startMs)); step < end; step++) rates[step + 1]! += rate
  }
}

function stepCosts(
  rules: TaskRules,
  free: Runs,
  previous: readonly MovableBlock[],
  context: ItemContext,
): Float64Array {
  const { grid, clock } = context
  const cost = new Float64Array(grid.count + 1)
  addCoverInPlace(cost, previous, context)
  for (let run = 0; run < free.starts.length; run++) {
    let sum = 0
    cost[free.starts[run]!] = 0
    for (let step = free.starts[run]!; step < free.ends[run]!; step++) {
      const startMs = stepStartMs(grid, step)
      const isPlain =
        isRegularStep(grid, clock, step) && !(startMs < rules.dueMs && rules.dueMs < startMs + grid.stepMs)
      const own = isPlain
        ? regularStepCost(rules, startMs, grid.day[step]!, grid.minuteOfDay[step]!, grid.stepMinutes)
        : irregularStepCost(rules, clock, startMs, startMs + grid.stepMs)
      sum += own - cost[step + 1]!
      cost[step + 1] = sum
    }
  }
  return cost
}

function irregularStepCost(rules: TaskRules, clock: LocalClock, startMs: number, endMs: number): number {
  const costs = minuteCosts(rules, clock, startMs, endMs)
  return costs.late + costs.delay + costs.offPreferred
}

function leastCosts(free: Runs, cost: Float64Array): Float64Array {
  const least = new Float64Array(free.starts.length + 1)
  least[free.starts.length] = Number.POSITIVE_INFINITY
  for (let run = free.starts.length - 1; run >= 0; run--) {
    let value = least[run + 1]!
    for (let step = free.starts[run]!; step < free.ends[run]!; step++)
      value = Math.min(value, cost[step + 1]! - cost[step]!)
    least[run] = value
  }
  return least
}
