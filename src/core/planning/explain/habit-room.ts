import type { HabitFact } from '../check/facts.ts'
import { DAY_MINUTES, MINUTE_MS } from '../check/instant.ts'
import { type Board, stepMs } from './board.ts'
import { type Beside, stretchesBeside } from './stretch-room.ts'

/** The longest uninterrupted parts of a habit's window on one date, in minutes, and who else lies in it. */
export type DayRoom = {
  /** Beside busy time and pinned blocks, if the calendars that could not be read were free. */
  readonly longestIfKnown: number
  /** … and beside what those calendars may hold. */
  readonly longestFree: number
  /** … and short enough for the breaks that are due beside pinned blocks. */
  readonly longestRested: number
  /** Beside the blocks of all other items, too. */
  readonly longestBeside: number
  /** … and short enough for the breaks that are due beside all of them. */
  readonly longestBesideRested: number
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
  const beside = {
    pinned: stretchesBeside(board, habit.id, 'pinned'),
    others: stretchesBeside(board, habit.id, 'others'),
  }
  return new Map([...steps].map(([day, own]) => [day, roomOf(board, habit, own, beside)]))
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

type BothBeside = { readonly pinned: Beside; readonly others: Beside }

function roomOf(board: Board, habit: HabitFact, steps: readonly number[], beside: BothBeside): DayRoom {
  const by = new Set<string>()
  const isFreeIfKnown = (step: number): boolean => {
    const block = board.blocks[board.holder[step] ?? -1]
    return (board.busy[step] === 0 || board.unknown[step] === 1) && block?.pinned !== true
  }
  const isFree = (step: number): boolean => board.unknown[step] === 0 && isFreeIfKnown(step)
  const isFreeBeside = (step: number): boolean => {
    const block = board.blocks[board.holder[step] ?? -1]
    if (block !== undefined && !block.pinned && block.item !== habit.id) by.add(block.item)
    return isFree(step) && (block === undefined || block.item === habit.id)
  }
  const [free, besideOthers] = [partsOf(steps, isFree), partsOf(steps, isFreeBeside)]
  const grid = board.facts.problem.gridMinutes
  const minutes = ({ from, to }: Part): number => (to - from) * grid
  return {
    longestIfKnown: longestOf(partsOf(steps, isFreeIfKnown), minutes),
    longestFree: longestOf(free, minutes),
    longestRested: longestOf(free, (part) => rested(board, part, beside.pinned)),
    longestBeside: longestOf(besideOthers, minutes),
    longestBesideRested: longestOf(besideOthers, (part) => rested(board, part, beside.others)),
    by: [...by],
  }
}

type Part = { readonly from: number; readonly to: number }

const longestOf = (parts: readonly Part[], length: (part: Part) => number): number =>
  Math.max(0, ...parts.map(length))

/** Maximal uninterrupted parts of the steps that are free. */
function partsOf(steps: readonly number[], isFree: (step: number) => boolean): Part[] {
  const parts: { from: number; to: number }[] = []
  for (const step of steps) {
    if (!isFree(step)) continue
    const last = parts.at(-1)
    if (last?.to === step) last.to += 1
    else parts.push({ from: step, to: step + 1 })
  }
  return parts
}

/** The longest block in a part that makes no stretch too long: it may keep a step away from either neighbour. */
function rested(board: Board, { from, to }: Part, { endingAt, startingAt }: Beside): number {
  const grid = board.facts.problem.gridMinutes
  const limit = board.facts.maxStretchMinutes ?? Number.POSITIVE_INFINITY
  const [before, after] = [endingAt.get(stepMs(board, from)) ?? 0, startingAt.get(stepMs(board, to)) ?? 0]
  const all = (to - from) * grid
  const choices = [
    before + all + after <= limit ? all : 0,
    Math.min(all - grid, limit - before),
    Math.min(all - grid, limit - after),
    Math.min(all - 2 * grid, limit),
  ]
  return Math.max(0, Math.floor(Math.max(...choices) / grid) * grid)
}
