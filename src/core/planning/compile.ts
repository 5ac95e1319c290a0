import { DAY_MS, MINUTE_MS, type Interval, byStart, interval, minuteEnd } from '#core/time/interval.ts'
import { localClock } from '#core/time/local-clock.ts'
import { parseInstant } from '#core/time/instant.ts'
import { dayNumbersOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { openWindows } from '#core/time/working-hours.ts'
import { compileGrid, freeRuns, rasterise, weeklyRanges } from './compile-grid.ts'
import { compileHabit } from './compile-habit.ts'
import { dailyLimit, stretchLimit } from './compile-limits.ts'
import { type ProfileRuns, type TaskLinks, compileTask } from './compile-task.ts'
import type { CompiledProblem, MovableBlock, PinnedBlock } from './compiled.ts'
import type { Problem } from './problem.ts'

/**
 * Reads a validated problem onto its grid: windows, busy and pinned time, and what every item costs where.
 * All wall-clock rules are settled here, minute by minute; the search knows only steps.
 */
export function compile(problem: Problem): CompiledProblem {
  const nowMs = parseInstant(problem.now)
  const untilMs = minuteEnd(parseInstant(problem.until))
  const clock = localClock(whereaboutsOf(problem), ...clockSpan(problem, nowMs, untilMs))
  const tasks = problem.tasks ?? []
  const habits = problem.habits ?? []
  const itemIds = [...tasks.map((task) => task.id), ...habits.map((habit) => habit.id)]
  const { pinned, previous } = splitPrevious(problem, itemIds, nowMs)
  const grid = compileGrid(problem, clock, nowMs, untilMs, pinned)
  const profileWindows = new Map<string, readonly Interval[]>()
  const profiles = new Map<string, ProfileRuns>()
  const span = interval(grid.startMs, grid.startMs + grid.count * grid.stepMs)
  for (const [name, ranges] of Object.entries(problem.hours)) {
    const open = openWindows(weeklyRanges(ranges), clock, span, dayNumbersOf(problem.daysOff))
    const windows = rasterise(grid, open)
    profileWindows.set(name, open)
    profiles.set(name, { windows, free: freeRuns(grid, windows) })
  }
  const context = { problem, grid, clock, nowMs, profiles, profileWindows, pinned, previous }
  const links = taskLinks(problem)
  const taskCount = tasks.length
  return {
    problem,
    nowMs,
    untilMs,
    clock,
    grid,
    tasks: tasks.map((task, item) => compileTask(task, item, links[item]!, context)),
    habits: habits.map((habit, index) => compileHabit(habit, taskCount + index, context)),
    itemIds,
    pinned,
    previous,
    stretch: stretchLimit(problem, grid, pinned),
    daily: dailyLimit(
      grid,
      clock,
      problem.limits?.maxTaskMinutesPerDay,
      pinned.filter((block) => block.item < taskCount),
    ),
  }
}

/**
 * The instants whose local date matters: the horizon, pinned blocks outside of it, and dues before now as far back
 * as the cost of lateness still grows (20 days).
 */
function clockSpan(problem: Problem, nowMs: number, untilMs: number): [number, number] {
  let from = nowMs
  let to = untilMs
  for (const block of problem.previous ?? []) {
    from = Math.min(from, parseInstant(block.start))
    to = Math.max(to, parseInstant(block.end))
  }
  for (const { due } of problem.tasks ?? [])
    if (due != null) from = Math.min(from, Math.max(nowMs - 40 * DAY_MS, parseInstant(due)))
  return [from, to]
}

function splitPrevious(
  problem: Problem,
  itemIds: readonly string[],
  nowMs: number,
): { pinned: PinnedBlock[]; previous: MovableBlock[] } {
  const items = new Map(itemIds.map((id, item) => [id, item]))
  const freezeEndMs = nowMs + (problem.freezeMinutes ?? 0) * MINUTE_MS
  const pinned: PinnedBlock[] = []
  const previous: MovableBlock[] = []
  for (const block of problem.previous ?? []) {
    const item = items.get(block.item)
    if (item === undefined) continue
    const times = { item, startMs: parseInstant(block.start), endMs: parseInstant(block.end) }
    if (block.pinned === true) pinned.push({ ...times, frozen: false })
    else if (times.startMs < freezeEndMs) pinned.push({ ...times, frozen: true })
    else previous.push(times)
  }
  return { pinned: pinned.sort((a, b) => byStart(a, b) || a.item - b.item), previous }
}

function taskLinks(problem: Problem): TaskLinks[] {
  const tasks = problem.tasks ?? []
  const numbers = new Map(tasks.map((task, index) => [task.id, index]))
  const links = tasks.map((task) => ({
    predecessors: [...new Set(task.after ?? [])].flatMap((id) => numbers.get(id) ?? []),
    successors: [] as number[],
  }))
  for (const [item, link] of links.entries())
    for (const predecessor of link.predecessors) links[predecessor]!.successors.push(item)
  return links
}
