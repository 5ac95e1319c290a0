import type { Busy, Habit, HoursRange, PreviousBlock, Problem, Task } from '../problem.ts'
import { DAY_MINUTES, MINUTE_MS, minuteEnd, parseClock, parseDate, parseInstant } from './instant.ts'
import { travelClock } from './travel-clock.ts'
import type { WallClock } from './wall-clock.ts'

/** A block in epoch ms, [startMs, endMs). */
export type Block = {
  readonly item: string
  readonly startMs: number
  readonly endMs: number
  readonly pinned: boolean
}

export type BusyFact = { readonly id: string; readonly startMs: number; readonly endMs: number }

/** A part of the local day in minutes since midnight, [from, to). */
export type DayPart = { readonly from: number; readonly to: number }

export type TaskFact = {
  readonly kind: 'task'
  readonly id: string
  readonly name: string
  readonly minutes: number
  readonly minBlock: number
  readonly maxBlock: number
  readonly hours: string
  /** The later of now and notBefore, as given. */
  readonly releaseMs: number
  readonly dueMs: number | undefined
  readonly hardDue: boolean
  readonly weight: number
  readonly preferred: DayPart | undefined
  readonly maxPerDay: number | undefined
  readonly after: readonly string[]
  readonly pinnedMinutes: number
  /** Minutes less the pinned ones, rounded down to the grid, never below 0. */
  readonly remaining: number
}

export type HabitFact = {
  readonly kind: 'habit'
  readonly id: string
  readonly name: string
  readonly timesPerWeek: number
  readonly days: readonly number[]
  readonly part: DayPart
  readonly hours: string | undefined
  readonly idealStart: number
  readonly minMinutes: number
  readonly maxMinutes: number
  readonly minDaysBetween: number
  readonly weight: number
  readonly weekStart: number
  readonly doneThisWeek: number
}

export type ItemFact = TaskFact | HabitFact

/** A problem in numbers: what the checker and the explanations read, and nothing else. */
export type Facts = {
  readonly problem: Problem
  readonly wall: WallClock
  readonly gridMs: number
  readonly nowMs: number
  /** Now, rounded up to the grid. */
  readonly firstMs: number
  readonly untilMs: number
  readonly daysOff: ReadonlySet<number>
  /** For each profile one byte per minute of the week (Monday first): 1 = open. */
  readonly profiles: ReadonlyMap<string, Uint8Array>
  /** Buffers added, grown to the grid, sorted by start. */
  readonly busy: readonly BusyFact[]
  readonly items: ReadonlyMap<string, ItemFact>
  readonly tasks: readonly TaskFact[]
  readonly habits: readonly HabitFact[]
  /** Pinned and frozen blocks of items of this problem. */
  readonly pinned: readonly Block[]
  /** The other blocks of the plan in force, of items of this problem. */
  readonly movable: readonly Block[]
  readonly maxTaskMinutesPerDay: number | undefined
  readonly maxStretchMinutes: number | undefined
}

const WEIGHTS = [8, 4, 2, 1]

/** Reads a valid problem; a problem with faults must have been refused before. */
export function readFacts(problem: Problem): Facts {
  const nowMs = instant(problem.now)
  const gridMs = problem.gridMinutes * MINUTE_MS
  const { pinned, movable } = readPlanInForce(problem, nowMs)
  const sums = sumMinutes(pinned)
  const tasks = (problem.tasks ?? []).map((task) => readTask(task, nowMs, problem.gridMinutes, sums))
  const habits = (problem.habits ?? []).map(readHabit)
  return {
    ...readTime(problem, nowMs, gridMs),
    problem,
    items: new Map([...tasks, ...habits].map((item) => [item.id, item])),
    tasks,
    habits,
    pinned,
    movable,
    maxTaskMinutesPerDay: problem.limits?.maxTaskMinutesPerDay ?? undefined,
    maxStretchMinutes: problem.limits?.maxStretchMinutes ?? undefined,
  }
}

type TimeFacts = Pick<
  Facts,
  'wall' | 'gridMs' | 'nowMs' | 'firstMs' | 'untilMs' | 'daysOff' | 'profiles' | 'busy'
>

function readTime(problem: Problem, nowMs: number, gridMs: number): TimeFacts {
  return {
    wall: travelClock(problem.timeZone, problem.trips ?? []),
    gridMs,
    nowMs,
    firstMs: Math.ceil(nowMs / gridMs) * gridMs,
    untilMs: minuteEnd(instant(problem.until)),
    daysOff: new Set((problem.daysOff ?? []).map((date) => parseDate(date) ?? Number.NaN)),
    profiles: new Map(Object.entries(problem.hours).map(([name, ranges]) => [name, weekOf(ranges)])),
    busy: (problem.busy ?? []).map((busy) => readBusy(busy, gridMs)).sort((a, b) => a.startMs - b.startMs),
  }
}

function readPlanInForce(problem: Problem, nowMs: number): { pinned: Block[]; movable: Block[] } {
  const known = new Set([...(problem.tasks ?? []), ...(problem.habits ?? [])].map((item) => item.id))
  const frozenBeforeMs = nowMs + (problem.freezeMinutes ?? 0) * MINUTE_MS
  const blocks = (problem.previous ?? [])
    .filter((block) => known.has(block.item))
    .map((block) => readPrevious(block, frozenBeforeMs))
  return {
    pinned: blocks.filter((block) => block.pinned),
    movable: blocks.filter((block) => !block.pinned),
  }
}

/** Length of a block in minutes. */
export function lengthOf(block: { readonly startMs: number; readonly endMs: number }): number {
  return (block.endMs - block.startMs) / MINUTE_MS
}

function instant(text: string): number {
  const ms = parseInstant(text)
  if (ms === undefined) throw new Error(`Cannot read the time "${text}": expected RFC 3339 with an offset`)
  return ms
}

function readPrevious(block: PreviousBlock, frozenBeforeMs: number): Block {
  const startMs = instant(block.start)
  const pinned = block.pinned === true || startMs < frozenBeforeMs
  return { item: block.item, startMs, endMs: instant(block.end), pinned }
}

function sumMinutes(blocks: readonly Block[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const block of blocks) sums.set(block.item, (sums.get(block.item) ?? 0) + lengthOf(block))
  return sums
}

function readBusy(busy: Busy, gridMs: number): BusyFact {
  const startMs = instant(busy.start) - (busy.bufferBeforeMinutes ?? 0) * MINUTE_MS
  const endMs = instant(busy.end) + (busy.bufferAfterMinutes ?? 0) * MINUTE_MS
  return {
    id: busy.id,
    startMs: Math.floor(startMs / gridMs) * gridMs,
    endMs: Math.ceil(endMs / gridMs) * gridMs,
  }
}

function readTask(task: Task, nowMs: number, grid: number, pinned: ReadonlyMap<string, number>): TaskFact {
  const pinnedMinutes = pinned.get(task.id) ?? 0
  const { preferred } = task
  return {
    kind: 'task',
    id: task.id,
    name: task.title ?? task.id,
    minutes: task.minutes,
    minBlock: task.minBlockMinutes,
    maxBlock: task.maxBlockMinutes,
    hours: task.hours,
    releaseMs: Math.max(nowMs, task.notBefore ? instant(task.notBefore) : nowMs),
    dueMs: task.due ? instant(task.due) : undefined,
    hardDue: task.hardDue === true,
    weight: weightOf(task),
    preferred: preferred ? { from: parseClock(preferred.from), to: parseClock(preferred.to) } : undefined,
    maxPerDay: task.maxMinutesPerDay ?? undefined,
    after: task.after ?? [],
    pinnedMinutes,
    remaining: Math.max(0, Math.floor((task.minutes - pinnedMinutes) / grid) * grid),
  }
}

function readHabit(habit: Habit): HabitFact {
  return {
    kind: 'habit',
    id: habit.id,
    name: habit.title ?? habit.id,
    timesPerWeek: habit.timesPerWeek,
    days: habit.days,
    part: { from: parseClock(habit.from), to: parseClock(habit.to) },
    hours: habit.hours ?? undefined,
    idealStart: parseClock(habit.idealStart),
    minMinutes: habit.minMinutes,
    maxMinutes: habit.maxMinutes,
    minDaysBetween: habit.minDaysBetween ?? 1,
    weight: weightOf(habit),
    weekStart: habit.weekStart ?? 1,
    doneThisWeek: habit.doneThisWeek ?? 0,
  }
}

function weightOf(item: Task | Habit): number {
  return item.weight ?? WEIGHTS[(item.priority ?? 4) - 1] ?? 1
}

function weekOf(ranges: readonly HoursRange[]): Uint8Array {
  const week = new Uint8Array(7 * DAY_MINUTES)
  for (const range of ranges) {
    for (const day of range.days) {
      const midnight = (day - 1) * DAY_MINUTES
      week.fill(1, midnight + parseClock(range.from), midnight + parseClock(range.to))
    }
  }
  return week
}
