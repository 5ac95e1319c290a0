import type { TaskFact } from '../check/facts.ts'
import { minuteEnd } from '../check/instant.ts'
import { type Board, type Fixed, isFixed, stepMs, stepsOf } from './board.ts'
import { dailyMinutes } from './day-room.ts'
import { countSteps, fillUpTo, leastBlock, type Run, runsOf } from './runs.ts'
import { stretchMinutes } from './stretch-room.ts'

/**
 * How many minutes of a task can lie in its window at most, one hindrance after the other: each number is an upper
 * bound, so what the task needs beyond it provably has no place.
 */
export type Room = {
  /** Open minutes of its hours between its first and last moment. */
  readonly window: number
  /** … less busy time, if the calendars that could not be read were free. */
  readonly freeIfKnown: number
  /** … less all busy time and the blocks that count as fixed. */
  readonly free: number
  /** … in pieces that its blocks can fill, and no more than what remains of the task. */
  readonly usable: number
  /** … with breaks after the longest stretch. */
  readonly stretch: number
  /** … within the limits per day. */
  readonly daily: number
  readonly longestRun: number
  readonly from: number
  readonly to: number
}

export function roomFor(board: Board, task: TaskFact, fixed: Fixed, releaseMs = task.releaseMs): Room {
  const { gridMinutes } = board.facts.problem
  const [from, to] = windowOf(board, task, releaseMs)
  const { window, freeIfKnown, free } = countBetween(board, task, fixed, from, to)
  const runs = runsOf(free)
  const usable = usableMinutes(board, task, runs)
  const stretch = Math.min(usable, stretchMinutes(board, task, fixed, runs))
  return {
    window: window * gridMinutes,
    freeIfKnown: freeIfKnown * gridMinutes,
    free: countSteps(free) * gridMinutes,
    usable,
    stretch,
    daily: Math.min(stretch, dailyMinutes(board, task, fixed, runs)),
    longestRun: Math.max(0, ...runs.map((run) => run.to - run.from)) * gridMinutes,
    from: stepMs(board, from),
    to: stepMs(board, to),
  }
}

function countBetween(board: Board, task: TaskFact, fixed: Fixed, from: number, to: number) {
  const open = board.open(task.hours)
  const free = new Uint8Array(board.count)
  let [window, freeIfKnown] = [0, 0]
  for (let step = open.indexOf(1, from); step !== -1 && step < to; step = open.indexOf(1, step + 1)) {
    window += 1
    if (isTaken(board, task, fixed, step)) continue
    const isBusy = board.busy[step] === 1
    if (!isBusy || board.unknown[step] === 1) freeIfKnown += 1
    if (!isBusy) free[step] = 1
  }
  return { window, freeIfKnown, free }
}

/** Steps [from, to) between the first and the last moment of a task; a step that its due cuts is out. */
export function windowOf(board: Board, task: TaskFact, releaseMs = task.releaseMs): [number, number] {
  const dueMs = task.hardDue && task.dueMs !== undefined ? minuteEnd(task.dueMs) : Number.POSITIVE_INFINITY
  const endMs = Math.min(dueMs, board.facts.untilMs)
  const from = Math.ceil((releaseMs - board.facts.firstMs) / board.facts.gridMs)
  const to = Math.floor((endMs - board.facts.firstMs) / board.facts.gridMs)
  const first = Math.min(board.count, Math.max(0, from))
  return [first, Math.min(board.count, Math.max(first, to))]
}

function isTaken(board: Board, task: TaskFact, fixed: Fixed, step: number): boolean {
  const block = board.blocks[board.holder[step] ?? -1]
  return block !== undefined && isFixed(block, task.id, fixed)
}

function usableMinutes(board: Board, task: TaskFact, runs: readonly Run[]): number {
  const grid = board.facts.problem.gridMinutes
  const lengths = runs.map((run) => (run.to - run.from) * grid)
  return fillUpTo(task.remaining, lengths, { least: leastBlock(task), most: task.maxBlock, grid })
}

/** Ids of the other items whose movable blocks lie in the window of a task, those with most minutes first. */
export function holdersIn(board: Board, task: TaskFact, from: number, to: number): Map<string, number> {
  const [first, last] = stepsOf(board, { startMs: from, endMs: to })
  const open = board.open(task.hours)
  const held = new Map<string, number>()
  for (let step = first; step < last; step += 1) {
    const block = board.blocks[board.holder[step] ?? -1]
    if (open[step] !== 1 || block === undefined || block.pinned || block.item === task.id) continue
    held.set(block.item, (held.get(block.item) ?? 0) + board.facts.problem.gridMinutes)
  }
  return new Map([...held].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}
