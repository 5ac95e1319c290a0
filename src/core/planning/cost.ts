import { MINUTE_MS } from '#core/time/interval.ts'
import { localDayAt, minuteOfDayAt } from '#core/time/zone-clock.ts'
import { minuteOfDay, weekStartOf } from '#core/time/local-date.ts'
import type { CompiledHabit, CompiledProblem, CompiledTask } from './compiled.ts'
import { habitMissedCost } from './constraints/habit-missed.ts'
import { habitOffIdealCost } from './constraints/habit-off-ideal.ts'
import { habitShortenedCost } from './constraints/habit-shortened.ts'
import { missedDueCost } from './constraints/missed-due.ts'
import { movedCost, uncoveredMinutes } from './constraints/moved.ts'
import { splitCost } from './constraints/split.ts'
import { unplacedCost } from './constraints/unplaced.ts'
import type { Cost, CostConstraint } from './plan.ts'
import { minuteCosts, taskRules } from './task-rules.ts'

/** A block of a plan, movable or not, by item number. */
export type CostedBlock = { readonly item: number; readonly startMs: number; readonly endMs: number }

type Sums = Record<CostConstraint, number>

const MEDIUM: ReadonlySet<CostConstraint> = new Set(['unplaced', 'missed-due', 'late', 'habit-missed'])

/** The cost of a plan (all blocks, pinned ones included) by constraint, from scratch, minute by minute. */
export function costOf(problem: CompiledProblem, blocks: readonly CostedBlock[]): Cost {
  const sums: Sums = {
    unplaced: 0,
    'missed-due': 0,
    late: 0,
    'habit-missed': 0,
    delay: 0,
    'off-preferred': 0,
    split: 0,
    'habit-off-ideal': 0,
    'habit-shortened': 0,
    moved: 0,
  }
  const byItem = problem.itemIds.map((): CostedBlock[] => [])
  for (const block of blocks) byItem[block.item]!.push(block)
  for (const task of problem.tasks) addTaskCostInPlace(sums, problem, task, byItem[task.item]!)
  for (const habit of problem.habits) addHabitCostInPlace(sums, problem, habit, byItem[habit.item]!)
  for (const block of problem.previous) {
    const uncovered = uncoveredMinutes(block, byItem[block.item]!)
    sums.moved += movedCost(block.startMs, problem.nowMs, uncovered)
  }
  return rounded(sums)
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6

function rounded(sums: Sums): Cost {
  let medium = 0
  let soft = 0
  for (const [constraint, value] of Object.entries(sums) as [CostConstraint, number][]) {
    if (MEDIUM.has(constraint)) medium += value
    else soft += value
    sums[constraint] = round(value)
  }
  return { total: round(medium + soft), medium: round(medium), soft: round(soft), byConstraint: sums }
}

const minutesOf = (blocks: readonly CostedBlock[]): number =>
  blocks.reduce((sum, block) => sum + (block.endMs - block.startMs) / MINUTE_MS, 0)

function addTaskCostInPlace(
  sums: Sums,
  problem: CompiledProblem,
  compiled: CompiledTask,
  blocks: readonly CostedBlock[],
): void {
  const { clock, nowMs, grid, pinned } = problem
  const rules = taskRules(compiled.task, clock, nowMs)
  for (const block of blocks) {
    const costs = minuteCosts(rules, clock, block.startMs, block.endMs)
    sums.late += costs.late
    sums.delay += costs.delay
    sums['off-preferred'] += costs.offPreferred
  }
  const remaining = (compiled.remainingSteps + compiled.beyondSteps) * grid.stepMinutes
  const pinnedMinutes = minutesOf(pinned.filter((block) => block.item === compiled.item))
  const missing = remaining - (minutesOf(blocks) - pinnedMinutes)
  sums.unplaced += unplacedCost(rules.weight, missing)
  sums.split += splitCost(blocks.length)
  const needed = Math.min(compiled.task.minutes, pinnedMinutes + remaining)
  if (compiled.task.due != null && minutesBefore(blocks, rules.dueMs) < needed)
    sums['missed-due'] += missedDueCost(rules.weight)
}

function minutesBefore(blocks: readonly CostedBlock[], dueMs: number): number {
  let minutes = 0
  for (const block of blocks)
    for (let ms = block.startMs; ms < block.endMs; ms += MINUTE_MS) if (ms < dueMs) minutes++
  return minutes
}

function addHabitCostInPlace(
  sums: Sums,
  problem: CompiledProblem,
  compiled: CompiledHabit,
  blocks: readonly CostedBlock[],
): void {
  const { habit, weight, weeks } = compiled
  const ideal = minuteOfDay(habit.idealStart)
  const occurrences = new Map<number, number>()
  for (const block of blocks) {
    const startMinute = minuteOfDayAt(problem.clock, block.startMs)
    sums['habit-off-ideal'] += habitOffIdealCost(startMinute, ideal)
    sums['habit-shortened'] += habitShortenedCost((block.endMs - block.startMs) / MINUTE_MS, habit.maxMinutes)
    const week = weekStartOf(localDayAt(problem.clock, block.startMs), habit.weekStart ?? 1)
    occurrences.set(week, (occurrences.get(week) ?? 0) + 1)
  }
  for (const week of weeks)
    sums['habit-missed'] += habitMissedCost(weight, week.asked - (occurrences.get(week.firstDay) ?? 0))
}
