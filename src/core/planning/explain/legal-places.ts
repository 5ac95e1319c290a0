import { type Block, type Facts, lengthOf, type TaskFact } from '../check/facts.ts'
import { MINUTE_MS } from '../check/instant.ts'
import type { Placed } from '../check/placed.ts'
import { type Board, stepMs } from './board.ts'
import { leastBlock } from './runs.ts'
import { windowOf } from './room.ts'

/** What further blocks of a task are possible while everything that is placed stays, and what forbids the others. */
export type LegalPlaces = {
  /** For each start every length that is possible; the longest and the shortest only, where these are very many. */
  readonly blocks: readonly Block[]
  /** Starts with a gap that is long enough for a block. */
  readonly starts: number
  readonly stoppedByDailyLimit: number
  readonly stoppedByStretch: number
}

/** Looks at every start in the window of the task; `most` = minutes that a block may have at most. */
export function legalPlaces(board: Board, placed: Placed, task: TaskFact, most: number): LegalPlaces {
  const least = leastBlock(task)
  const grid = board.facts.problem.gridMinutes
  const longest = Math.floor(Math.min(task.maxBlock, most) / grid) * grid
  const leftOn = leftOnDay(board.facts, placed.blocks, task)
  const mayStretch = stretchTest(board.facts, placed.blocks)
  const [blocks, starts] = [[] as Block[], gaps(board, placed, task).filter(({ room }) => room >= least)]
  const isMany = starts.length * ((longest - least) / grid + 1) > MANY
  let [stoppedByDailyLimit, stoppedByStretch] = [0, 0]
  for (const { step, room } of longest < least ? [] : starts) {
    const startMs = stepMs(board, step)
    const top = Math.floor(Math.min(longest, room, leftOn(startMs)) / grid) * grid
    const lengths = stepsDown(top, least, grid).filter((length) =>
      mayStretch(startMs, startMs + length * MINUTE_MS),
    )
    if (top < least) stoppedByDailyLimit += 1
    else if (lengths.length === 0) stoppedByStretch += 1
    for (const length of isMany ? new Set([lengths[0], lengths.at(-1)]) : lengths)
      if (length !== undefined)
        blocks.push({ item: task.id, startMs, endMs: startMs + length * MINUTE_MS, pinned: false })
  }
  return { blocks, starts: starts.length, stoppedByDailyLimit, stoppedByStretch }
}

/** Beyond this many blocks not every length is looked at. */
const MANY = 4000

const stepsDown = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor((from - to) / by) + 1) }, (_, index) => from - index * by)

/** Each free step of the window with the minutes that are free from it on without a break. */
function gaps(board: Board, placed: Placed, task: TaskFact): { step: number; room: number }[] {
  const ends = task.after.flatMap((id) => (placed.byItem.get(id) ?? []).map(({ endMs }) => endMs))
  const [from, to] = windowOf(board, task, Math.max(task.releaseMs, ...ends))
  const open = board.open(task.hours)
  const found: { step: number; room: number }[] = []
  let room = 0
  for (let step = to - 1; step >= from; step -= 1) {
    const isFree = open[step] === 1 && board.busy[step] === 0 && board.holder[step] === -1
    room = isFree ? room + board.facts.problem.gridMinutes : 0
    if (isFree) found.push({ step, room })
  }
  return found.toReversed()
}

/** Minutes that the limits leave a block of the task by when it starts. */
export function leftOnDay(
  facts: Facts,
  blocks: readonly Block[],
  task: TaskFact,
): (startMs: number) => number {
  const [own, all] = [new Map<number, number>(), new Map<number, number>()]
  for (const block of blocks) {
    if (facts.items.get(block.item)?.kind !== 'task') continue
    const day = facts.wall.day(block.startMs)
    all.set(day, (all.get(day) ?? 0) + lengthOf(block))
    if (block.item === task.id) own.set(day, (own.get(day) ?? 0) + lengthOf(block))
  }
  const [mostOwn, mostAll] = [task.maxPerDay ?? Infinity, facts.maxTaskMinutesPerDay ?? Infinity]
  return (startMs) => {
    const day = facts.wall.day(startMs)
    return Math.min(mostOwn - (own.get(day) ?? 0), mostAll - (all.get(day) ?? 0))
  }
}

/** Whether a block at [startMs, endMs) makes no run of abutting blocks longer than is allowed. */
export function stretchTest(
  facts: Facts,
  blocks: readonly Block[],
): (startMs: number, endMs: number) => boolean {
  const limit = facts.maxStretchMinutes
  if (limit === undefined) return () => true
  const [before, after] = [new Map<number, number>(), new Map<number, number>()]
  let run = { startMs: Number.NaN, endMs: Number.NaN }
  const close = (): void => {
    before.set(run.endMs, lengthOf(run))
    after.set(run.startMs, lengthOf(run))
  }
  for (const { startMs, endMs } of blocks) {
    if (startMs <= run.endMs) run = { startMs: run.startMs, endMs: Math.max(run.endMs, endMs) }
    else {
      close()
      run = { startMs, endMs }
    }
  }
  close()
  return (startMs, endMs) =>
    (before.get(startMs) ?? 0) + (endMs - startMs) / MINUTE_MS + (after.get(endMs) ?? 0) <= limit
}
