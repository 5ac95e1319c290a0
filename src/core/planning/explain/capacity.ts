import type { Facts, TaskFact } from '../check/facts.ts'
import { instantText, minuteEnd } from '../check/instant.ts'
import type { CapacityVerdict } from '../plan.ts'
import type { Board } from './board.ts'
import { type FreeMinutes, freeMinutes } from './free-minutes.ts'

/** More windows than this help nobody to see what is wrong. */
const MOST_WINDOWS = 5
/** Beyond this many first moments only the most crowded ones are tried, so that time stays linear in the tasks. */
const MOST_RELEASES = 400

type Window = {
  readonly from: number
  readonly to: number
  readonly need: number
  readonly free: number
  readonly items: readonly TaskFact[]
}

/**
 * The tightest overfull windows: between a first moment and a due (or the end of the horizon), tasks of one profile
 * (or of one that is open only where it is) that lie wholly inside need more than the profile has free beside busy
 * time, pinned blocks and the limit of tasks a day. Tightest first: the largest deficit, then the shortest window;
 * windows of a profile do not overlap.
 */
export function capacity(board: Board): CapacityVerdict[] {
  const { facts } = board
  const profiles = [...new Set(facts.tasks.map((task) => task.hours))].sort()
  return profiles
    .flatMap((hours) => overfullWindows(board, hours).map((window) => ({ hours, window })))
    .sort((a, b) => deficit(b.window) - deficit(a.window))
    .slice(0, MOST_WINDOWS)
    .map(({ hours, window }) => ({
      from: instantText(window.from),
      to: instantText(window.to),
      hours,
      needMinutes: window.need,
      freeMinutes: window.free,
      items: window.items.map((task) => task.id),
      verdict: 'overfull',
    }))
}

function overfullWindows(board: Board, hours: string): Window[] {
  const inside = profilesWithin(board, hours)
  const tasks = board.facts.tasks
    .filter(
      (task) => inside.has(task.hours) && task.remaining > 0 && task.releaseMs < endOf(board.facts, task),
    )
    .sort((a, b) => endOf(board.facts, a) - endOf(board.facts, b))
  const found: Window[] = []
  const free = freeMinutes(board, hours)
  for (let left = [...tasks]; found.length < MOST_WINDOWS;) {
    const window = tightest(board, left, free)
    if (window === undefined) return found
    found.push(window)
    left = left.filter((task) => endOf(board.facts, task) <= window.from || task.releaseMs >= window.to)
  }
  return found
}

/** Profiles that are open nowhere but where this one is; it itself among them. */
function profilesWithin(board: Board, hours: string): ReadonlySet<string> {
  const open = board.open(hours)
  const names = new Set(board.facts.tasks.map((task) => task.hours))
  return new Set(
    [...names].filter((name) => {
      const other = board.open(name)
      return (
        name === hours ||
        (other.includes(1) && other.every((isOpen, step) => isOpen === 0 || open[step] === 1))
      )
    }),
  )
}

/** The window with the largest deficit among all pairs of a first moment and an end; `tasks` are sorted by end. */
function tightest(board: Board, tasks: readonly TaskFact[], free: FreeMinutes): Window | undefined {
  let best: { from: number; to: number; need: number; free: number } | undefined
  for (const from of releases(tasks)) {
    let need = 0
    for (const [index, task] of tasks.entries()) {
      if (task.releaseMs < from) continue
      need += task.remaining
      const to = endOf(board.facts, task)
      const next = tasks[index + 1]
      if (next !== undefined && endOf(board.facts, next) === to) continue
      const minutes = free(from, to)
      if (need > minutes && isTighter({ from, to, need, free: minutes }, best))
        best = { from, to, need, free: minutes }
    }
  }
  if (best === undefined) return undefined
  const { from, to } = best
  const items = tasks.filter((task) => task.releaseMs >= from && endOf(board.facts, task) <= to)
  return { ...best, items }
}

type Bounds = { readonly from: number; readonly to: number; readonly need: number; readonly free: number }

function isTighter(window: Bounds, best: Bounds | undefined): boolean {
  if (best === undefined || deficit(window) !== deficit(best))
    return best === undefined || deficit(window) > deficit(best)
  return window.to - window.from < best.to - best.from
}

function deficit(window: { readonly need: number; readonly free: number }): number {
  return window.need - window.free
}

function releases(tasks: readonly TaskFact[]): number[] {
  const counts = new Map<number, number>()
  for (const task of tasks) counts.set(task.releaseMs, (counts.get(task.releaseMs) ?? 0) + task.remaining)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_RELEASES)
    .map(([releaseMs]) => releaseMs)
}

/** Where a task should end: its due, soft or hard; the horizon where there is none or it is over before it begins. */
function endOf(facts: Facts, task: TaskFact): number {
  const { dueMs } = task
  if (dueMs === undefined || dueMs <= task.releaseMs) return facts.untilMs
  return Math.min(minuteEnd(dueMs), facts.untilMs)
}
