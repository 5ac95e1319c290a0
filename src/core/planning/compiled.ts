import type { LocalClock } from '#core/time/zone-clock.ts'
import type { Habit, Problem, Task } from './problem.ts'

/**
 * A problem on its grid, compiled once and then only read. A *step* is one grid cell: step g is the time
 * [grid.startMs + g · grid.stepMs, + stepMs). Items are numbered: tasks first, in file order, then habits.
 */
export type CompiledProblem = {
  readonly problem: Problem
  readonly nowMs: number
  readonly untilMs: number
  readonly clock: LocalClock
  readonly grid: Grid
  readonly tasks: readonly CompiledTask[]
  readonly habits: readonly CompiledHabit[]
  /** Ids by item number. */
  readonly itemIds: readonly string[]
  /** Pinned and frozen blocks, sorted by start. They never move. */
  readonly pinned: readonly PinnedBlock[]
  /** Previous blocks that may move, in file order. */
  readonly previous: readonly MovableBlock[]
  readonly stretch: StretchLimit | undefined
  readonly daily: DailyLimit
}

export type Grid = {
  readonly startMs: number
  readonly stepMs: number
  readonly stepMinutes: number
  /** Steps 0 … count − 1 end before the horizon does. */
  readonly count: number
  /** Local day number (days since 1970-01-01) at the start of each step. */
  readonly day: Int32Array
  /** Local minutes after midnight at the start of each step. */
  readonly minuteOfDay: Int16Array
  /** BLOCKED_BUSY | BLOCKED_PINNED; 0 where a block may lie as far as these are concerned. */
  readonly blocked: Uint8Array
  readonly firstDay: number
  readonly lastDay: number
}

export const BLOCKED_BUSY = 1
export const BLOCKED_PINNED = 2

/** Disjoint step ranges [starts[i], ends[i]), ascending. */
export type Runs = { readonly starts: Int32Array; readonly ends: Int32Array }

export type PinnedBlock = {
  readonly item: number
  readonly startMs: number
  readonly endMs: number
  /** True where the block is not pinned by anyone but starts within the freeze. */
  readonly frozen: boolean
}

export type MovableBlock = { readonly item: number; readonly startMs: number; readonly endMs: number }

/** Abutting pinned blocks as one: clusterAtStart[g] is the cluster that starts where step g does, or −1. */
export type StretchLimit = {
  readonly maxMs: number
  readonly clusters: readonly { readonly startMs: number; readonly endMs: number }[]
  readonly clusterAtStart: Int32Array
  readonly clusterAtEnd: Int32Array
}

/** Steps of all tasks that still fit on a local day (index: day − grid.firstDay), pinned blocks taken off. */
export type DailyLimit = { readonly limited: boolean; readonly stepsLeft: Int32Array }

export type CompiledTask = {
  readonly item: number
  readonly task: Task
  readonly weight: number
  /**
   * Minutes less pinned minutes, rounded down to the grid, never below 0. Of what is beyond its free time in any plan
   * only one step is among them, so that a slip of the keyboard does not make the rows of an insertion endless.
   */
  readonly remainingSteps: number
  /** The rest of what is beyond its free time; its cost is constant. */
  readonly beyondSteps: number
  readonly minSteps: number
  readonly maxSteps: number
  /** Open steps of the task's hours, clipped to notBefore and a hard due: its windows, busy or not. */
  readonly windows: Runs
  /** The windows less busy and pinned time: where its blocks may lie. */
  readonly free: Runs
  /** Step costs as sums: cost[b] − cost[a] is delay + late + off-preferred − moved of a block [a, b) in one run. */
  readonly cost: Float64Array
  /** Least step cost in free runs i, i + 1, …; index free.starts.length is +Infinity. */
  readonly leastCostFrom: Float64Array
  readonly unplacedPerStep: number
  /** First step with a minute at or after the due; grid.count if there is none. */
  readonly dueStep: number
  /** 300 · w, or 0 where placing cannot change it (no due, nothing remains, a pinned minute after the due). */
  readonly missedDue: number
  readonly daily: DailyLimit
  /** Item numbers of tasks. */
  readonly predecessors: readonly number[]
  readonly successors: readonly number[]
  readonly pinnedCount: number
  /** End of the last pinned block in epoch ms; −Infinity without one. */
  readonly pinnedEndMs: number
  /** Cost that no placement changes. */
  readonly constantCost: number
}

export type CompiledHabit = {
  readonly item: number
  readonly habit: Habit
  readonly weight: number
  readonly minSteps: number
  readonly maxSteps: number
  readonly minDaysBetween: number
  /** Local dates on which a movable occurrence may lie, ascending. */
  readonly dates: readonly HabitDate[]
  readonly weeks: readonly HabitWeek[]
  /** Index into weeks by local day (index: day − grid.firstDay); −1 where no window lies. */
  readonly weekOfDay: Int32Array
  /** Cost of starting at a step: distance from the ideal start. Filled inside the dates' runs only. */
  readonly startCost: Float64Array
  /** Sums of −moved per step; undefined where no previous block can be covered. */
  readonly coverCost: Float64Array | undefined
  readonly shortenedPerStep: number
  readonly missedCost: number
  readonly constantCost: number
}

export type HabitDate = {
  readonly day: number
  /** Index into weeks. */
  readonly week: number
  /** The windows of this date, busy or not, and the free parts that hold minSteps. */
  readonly windows: Runs
  readonly free: Runs
}

export type HabitWeek = {
  readonly firstDay: number
  /** Occurrences that the week asks for; pinned ones count towards it. */
  readonly asked: number
  /** Movable occurrences that the cadence still allows. */
  readonly capacity: number
  readonly pinnedCount: number
}

/** Epoch ms at which step g starts. */
export const stepStartMs = (grid: Grid, step: number): number => grid.startMs + step * grid.stepMs

/** Step that starts at `ms`, or the first one after it. */
export const stepFrom = (grid: Grid, ms: number): number => Math.ceil((ms - grid.startMs) / grid.stepMs)

/** Step boundary at `ms`, or the last one before it. */
export const stepUntil = (grid: Grid, ms: number): number => Math.floor((ms - grid.startMs) / grid.stepMs)
