import type { HabitFact } from '../check/facts.ts'
import { DAY_MINUTES, MINUTE_MS } from '../check/instant.ts'
import { type Board, stepMs } from './board.ts'

/** The longest uninterrupted parts of a habit's window on one date, in minutes, and who else lies in it. */
export type DayRoom = {
  /** Beside busy time and pinned blocks. */
  readonly longestFree: number
  /** Beside the blocks of all other items, too. */
  readonly longestBeside: number
  readonly by: readonly string[]
}

/** Each date of the horizon on which the habit has a window at all. */
export function dayRooms(board: Board, habit: HabitFact): Map<number, DayRoom> {
  const steps = new Map<number, number[]>()
  const open = board.open(habit.hours)
  for (let step = 0; step < board.count; step += 1) {
    const day = board.day[step] ?? 0
    if (open[step] === 0 || !isInWindow(board, habit, step)) continue
    const own = steps.get(day)
    if (own === undefined) steps.set(day, [step])
    else own.push(step)
  }
  return new Map([...steps].map(([day, own]) => [day, roomOf(board, habit, own)]))
}

/** Hours, days off and the horizon are the board's; here it is the local window and the one date that count. */
function isInWindow(board: Board, habit: HabitFact, step: number): boolean {
  const startMs = stepMs(board, step)
  const midnight = (board.day[step] ?? 0) * DAY_MINUTES
  for (let ms = startMs; ms < startMs + board.facts.gridMs; ms += MINUTE_MS) {
    const minute = board.facts.wall.minutes(ms) - midnight
    if (minute < habit.part.from || minute >= habit.part.to) return false
  }
  return true
}

function roomOf(board: Board, habit: HabitFact, steps: readonly number[]): DayRoom {
  const by = new Set<string>()
  const isFree = (step: number): boolean => {
    const block = board.blocks[board.holder[step] ?? -1]
    return board.busy[step] === 0 && block?.pinned !== true
  }
  const isFreeBeside = (step: number): boolean => {
    const block = board.blocks[board.holder[step] ?? -1]
    if (block !== undefined && !block.pinned && block.item !== habit.id) by.add(block.item)
    return isFree(step) && (block === undefined || block.item === habit.id)
  }
  const grid = board.facts.problem.gridMinutes
  const longestBeside = longestRun(steps, isFreeBeside) * grid
  return { longestFree: longestRun(steps, isFree) * grid, longestBeside, by: [...by] }
}

function longestRun(steps: readonly number[], isFree: (step: number) => boolean): number {
  let [longest, run, last] = [0, 0, Number.NaN]
  for (const step of steps) {
    if (isFree(step)) run = step === last + 1 ? run + 1 : 1
    else run = 0
    last = isFree(step) ? step : Number.NaN
    longest = Math.max(longest, run)
  }
  return longest
}
