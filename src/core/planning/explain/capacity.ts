import type { Facts, TaskFact } from '../check/facts.ts'
import { instantText } from '../check/instant.ts'
import type { CapacityVerdict } from '../plan.ts'
import type { Board } from './board.ts'

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
 * that lie wholly inside need more than the profile has free beside busy time and pinned blocks. Tightest first: the
 * largest deficit, then the shortest window; windows of a profile do not overlap.
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
  const tasks = board.facts.tasks
    .filter((task) => task.hours === hours && task.remaining > 0 && task.releaseMs < endOf(board.facts, task))
    .sort((a, b) => endOf(board.facts, a) - endOf(board.facts, b))
  const found: Window[] = []
  const free = freeBefore(board, hours)
  for (let left = [...tasks]; found.length < MOST_WINDOWS;) {
    const window = tightest(board, left, free)
    if (window === undefined) return found
    found.push(window)
    left = left.filter((task) => endOf(board.facts, task) <= window.from || task.releaseMs >= window.to)
  }
  return found
}

/** The window with the largest deficit among all pairs of a first moment and an end; `tasks` are sorted by end. */
function tightest(board: Board, tasks: readonly TaskFact[], free: Int32Array): Window | undefined {
  let best: { from: number; to: number; need: number; free: number } | undefined
  for (const from of releases(tasks)) {
    let need = 0
    for (const [index, task] of tasks.entries()) {
      if (task.releaseMs < from) continue
      need += task.remaining
      const to = endOf(board.facts, task)
      const next = tasks[index + 1]
      if (next !== undefined && endOf(board.facts, next) === to) continue
      const minutes = freeBetween(board, free, from, to)
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
  return dueMs === undefined || dueMs <= task.releaseMs ? facts.untilMs : Math.min(dueMs, facts.untilMs)
}

/** Free minutes of the profile before each step. */
function freeBefore(board: Board, hours: string): Int32Array {
  const open = board.open(hours)
  const before = new Int32Array(board.count + 1)
  for (let step = 0; step < board.count; step += 1) {
    const isPinned = board.blocks[board.holder[step] ?? -1]?.pinned === true
    const isFree = open[step] === 1 && board.busy[step] === 0 && !isPinned
    before[step + 1] = (before[step] ?? 0) + (isFree ? board.facts.problem.gridMinutes : 0)
  }
  return before
}

/** Free minutes in whole steps between two moments: a step that an end cuts does not count. */
function freeBetween({ facts, count }: Board, before: Int32Array, from: number, to: number): number {
  const first = Math.min(count, Math.max(0, Math.ceil((from - facts.firstMs) / facts.gridMs)))
  const last = Math.min(count, Math.max(0, Math.floor((to - facts.firstMs) / facts.gridMs)))
  return Math.max(0, (before[last] ?? 0) - (before[first] ?? 0))
}
