import { type CompiledProblem, type CompiledTask, stepFrom } from '../compiled.ts'
import type { PlanState } from '../plan-state.ts'
import { runAfter, runBefore } from '../stretch.ts'
import { crossesMidnight } from './day-prices.ts'

/**
 * Where a task may lie when nothing else is planned: segments of free time, in groups that share a limit (local days
 * under a daily limit, else one group for all). Settled once, for it never changes.
 */
export type AloneTask = {
  readonly task: CompiledTask
  /** No segments at all where something that it waits for can never be placed in full. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** By segment: the first one of the next group. */
  readonly groupEnd: Int32Array
  /** By segment: most steps of its group. */
  readonly cap: Int32Array
  readonly isLimited: boolean
  /** By segment: pinned time in ms that abuts it; read only under a limit on the longest stretch. */
  readonly beforeMs: Float64Array
  readonly afterMs: Float64Array
  /** By segment: least cost of one step in it and all that follow. */
  readonly leastFrom: Float64Array
}

type Segment = { readonly start: number; readonly end: number; readonly day: number; readonly run: number }

type Ground = { readonly problem: CompiledProblem; readonly task: CompiledTask; readonly isLimited: boolean }

export function aloneTasks(problem: CompiledProblem, empty: PlanState): AloneTask[] {
  const known = new Map<CompiledTask, { ground: Ground; segments: readonly Segment[]; earliestEnd: number }>()
  const visit = (task: CompiledTask): number => {
    const seen = known.get(task)
    if (seen !== undefined) return seen.earliestEnd
    let from = 0
    for (const index of task.predecessors) {
      const before = problem.tasks[index]!
      from = Math.max(from, visit(before))
      if (before.pinnedCount > 0) from = Math.max(from, stepFrom(problem.grid, before.pinnedEndMs))
    }
    const ground = { problem, task, isLimited: isLimitedByDay(problem, task) }
    const segments = segmentsOf(ground, from)
    const end = earliestEnd(ground, segments)
    known.set(task, { ground, segments, earliestEnd: end })
    return end
  }
  for (const task of problem.tasks) visit(task)
  return problem.tasks.map((task) => {
    const { ground, segments } = known.get(task)!
    return aloneTask(ground, segments, empty)
  })
}

// By plain loops: there are as many segments as tasks times free runs, and this is done for every plan.
function aloneTask(ground: Ground, segments: readonly Segment[], state: PlanState): AloneTask {
  const { task, problem, isLimited } = ground
  const { length } = segments
  const alone = {
    task,
    starts: new Int32Array(length),
    ends: new Int32Array(length),
    groupEnd: new Int32Array(length).fill(length),
    cap: new Int32Array(length).fill(task.remainingSteps),
    isLimited,
    beforeMs: new Float64Array(length),
    afterMs: new Float64Array(length),
    leastFrom: new Float64Array(length),
  }
  for (let index = 0; index < length; index++) {
    const { start, end, run } = segments[index]!
    alone.starts[index] = start
    alone.ends[index] = end
    alone.leastFrom[index] = task.leastCostFrom[run]!
    if (problem.stretch === undefined) continue
    alone.beforeMs[index] = runBefore(state, start)
    alone.afterMs[index] = runAfter(state, end)
  }
  if (isLimited) limitByDayInPlace(ground, segments, alone)
  return alone
}

function limitByDayInPlace(
  ground: Ground,
  segments: readonly Segment[],
  { groupEnd, cap }: Pick<AloneTask, 'groupEnd' | 'cap'>,
): void {
  for (const [index, { day }] of segments.entries()) {
    groupEnd[index] = lastOfDay(segments, index, day) + 1
    cap[index] = capOn(ground, day)
  }
}

function lastOfDay(segments: readonly Segment[], index: number, day: number): number {
  let last = index
  while (segments[last + 1]?.day === day) last++
  return last
}

/** A block counts on the day of its start: blocks over midnight would need more care than a bound is worth. */
const isLimitedByDay = (problem: CompiledProblem, task: CompiledTask): boolean =>
  (problem.daily.limited || task.daily.limited) && !crossesMidnight(problem, task)

function segmentsOf(ground: Ground, from: number): Segment[] {
  const { task, problem } = ground
  const segments: Segment[] = []
  if (task.remainingSteps === 0) return segments
  const { starts, ends } = task.free
  for (let run = 0; run < starts.length; run++) {
    const end = ends[run]!
    const start = Math.max(starts[run]!, from)
    if (end - start < task.minSteps) continue
    const day = problem.grid.day[start]!
    if (capOn(ground, day) >= task.minSteps) segments.push({ start, end, day, run })
  }
  return segments
}

/** Most steps of a task on a local day. */
function capOn({ problem, task, isLimited }: Ground, day: number): number {
  if (!isLimited) return task.remainingSteps
  const index = day - problem.grid.firstDay
  const ofAll = problem.daily.limited ? problem.daily.stepsLeft[index]! : task.remainingSteps
  const own = task.daily.limited ? task.daily.stepsLeft[index]! : task.remainingSteps
  return Math.min(task.remainingSteps, ofAll, own)
}

/** No earlier than this is all of a task placed: as if its blocks could be of any size. */
function earliestEnd(ground: Ground, segments: readonly Segment[]): number {
  let missing = ground.task.remainingSteps
  if (missing === 0) return 0
  let day = -1
  let left = 0
  for (const segment of segments) {
    if (segment.day !== day) left = capOn(ground, segment.day)
    if (!ground.isLimited) left = missing
    day = segment.day
    const here = Math.min(segment.end - segment.start, left)
    if (here >= missing) return segment.start + missing
    missing -= here
    left -= here
  }
  return Number.POSITIVE_INFINITY
}
