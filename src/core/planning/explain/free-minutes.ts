import { lengthOf } from '../check/facts.ts'
import type { Board } from './board.ts'

/** The most minutes of tasks for which there is room between two moments, in whole steps of the grid. */
export type FreeMinutes = (fromMs: number, toMs: number) => number

/**
 * Open minutes of a profile beside busy time and pinned blocks, and no more on a day than its limit leaves. Where a
 * gap goes on over midnight a block may lie on a day to which it does not count: there the limit bounds nothing.
 */
export function freeMinutes(board: Board, hours: string): FreeMinutes {
  const free = freeSteps(board, hours)
  const before = sumsOf(free, board.facts.problem.gridMinutes)
  const between = (first: number, last: number): number => (before[last] ?? 0) - (before[first] ?? 0)
  const limit = board.facts.maxTaskMinutesPerDay
  const capped = limit === undefined ? between : cappedByDay(board, free, between, limit)
  const { firstMs, gridMs } = board.facts
  return (fromMs, toMs) => {
    const first = Math.min(board.count, Math.max(0, Math.ceil((fromMs - firstMs) / gridMs)))
    const last = Math.min(board.count, Math.max(0, Math.floor((toMs - firstMs) / gridMs)))
    return last <= first ? 0 : capped(first, last)
  }
}

function freeSteps(board: Board, hours: string): Uint8Array {
  const open = board.open(hours)
  return open.map((isOpen, step) => {
    const isPinned = board.blocks[board.holder[step] ?? -1]?.pinned === true
    return isOpen === 1 && board.busy[step] === 0 && !isPinned ? 1 : 0
  })
}

function sumsOf(steps: Uint8Array, minutes: number): Int32Array {
  const sums = new Int32Array(steps.length + 1)
  for (let step = 0; step < steps.length; step += 1)
    sums[step + 1] = (sums[step] ?? 0) + (steps[step] === 1 ? minutes : 0)
  return sums
}

type Between = (first: number, last: number) => number
type Day = { readonly first: number; readonly last: number; readonly cap: number }

/** Whole days come from a sum, the two at the edges are counted by themselves. */
function cappedByDay(board: Board, free: Uint8Array, between: Between, limit: number): Between {
  const days = daysOf(board, free, limit)
  const dayOfStep = new Int32Array(board.count + 1)
  for (const [index, { first, last }] of days.entries()) dayOfStep.fill(index, first, last)
  const sums = [0]
  for (const { first, last, cap } of days) sums.push((sums.at(-1) ?? 0) + Math.min(cap, between(first, last)))
  const part = (index: number, first: number, last: number): number => {
    const day = days[index]
    return day === undefined
      ? 0
      : Math.min(day.cap, between(Math.max(first, day.first), Math.min(last, day.last)))
  }
  return (first, last) => {
    const [from, to] = [dayOfStep[first] ?? 0, dayOfStep[last - 1] ?? 0]
    if (from === to) return part(from, first, last)
    return part(from, first, last) + (sums[to] ?? 0) - (sums[from + 1] ?? 0) + part(to, first, last)
  }
}

function daysOf(board: Board, free: Uint8Array, limit: number): Day[] {
  const pinned = pinnedByDay(board)
  const grid = board.facts.problem.gridMinutes
  const days: Day[] = []
  for (let first = 0; first < board.count;) {
    const day = board.day[first] ?? 0
    let last = first + 1
    while (last < board.count && board.day[last] === day) last += 1
    const goesOn = first > 0 && free[first] === 1 && free[first - 1] === 1
    const left = Math.max(0, Math.floor((limit - (pinned.get(day) ?? 0)) / grid) * grid)
    days.push({ first, last, cap: goesOn ? Number.POSITIVE_INFINITY : left })
    first = last
  }
  return days
}

/** Minutes of pinned blocks of tasks by the day on which they start. */
function pinnedByDay({ facts, blocks }: Board): ReadonlyMap<number, number> {
  const minutes = new Map<number, number>()
  for (const block of blocks) {
    if (!block.pinned || facts.items.get(block.item)?.kind !== 'task') continue
    const day = facts.wall.day(block.startMs)
    minutes.set(day, (minutes.get(day) ?? 0) + lengthOf(block))
  }
  return minutes
}
