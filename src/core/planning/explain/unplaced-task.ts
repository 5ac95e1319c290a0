import type { TaskFact } from '../check/facts.ts'
import { dateText, instantText } from '../check/instant.ts'
import { movableMinutes } from '../check/minutes.ts'
import type { Placed } from '../check/placed.ts'
import type { Unplaced, UnplacedReason } from '../plan.ts'
import type { Board } from './board.ts'
import { dayUse } from './day-room.ts'
import { leftoverReason } from './leftover-reason.ts'
import { holdersIn, type Room, roomFor } from './room.ts'
import { leastBlock } from './runs.ts'
import { reasonSentence } from './reason-sentence.ts'

type Facts = Record<string, unknown>

/** One hindrance: what may be placed at most because of it, and the numbers that prove it. */
type Hindrance = { readonly reason: UnplacedReason; readonly most: number; readonly facts: () => Facts }

type Share = { readonly reason: UnplacedReason; readonly minutes: number; readonly facts: Facts }

/**
 * Why a task is not placed in full: one entry per hindrance with the minutes that it alone takes away, in the order
 * hours, busy time, gaps, breaks, limits, other items. The minutes of all entries add up to what is missing.
 */
export function unplacedTask(board: Board, placed: Placed, task: TaskFact): Unplaced[] {
  const missing = task.remaining - movableMinutes(placed.byItem.get(task.id) ?? [])
  if (missing <= 0) return []
  const entry = entryOf(board, task)
  const waiting = waitsFor(placed, task)
  if (waiting !== undefined) return [entry('PREDECESSOR_UNPLACED', missing, waiting)]
  const { shares, left } = sharesOf(board, placed, task, missing)
  const rest = left > 0 ? [leftoverReason(board, placed, task, left)] : []
  return [...shares.map(({ reason, minutes, facts }) => entry(reason, minutes, facts)), ...rest]
}

type Shares = { readonly shares: readonly Share[]; readonly left: number }

const known = new WeakMap<Board, Map<string, Shares>>()

/** What each hindrance takes; tasks that are alike and wholly unplaced share one answer. */
function sharesOf(board: Board, placed: Placed, task: TaskFact, missing: number): Shares {
  const isWhole = task.after.length === 0 && !placed.byItem.has(task.id)
  const answers = known.get(board) ?? new Map<string, Shares>()
  known.set(board, answers)
  const { hours, releaseMs, minBlock, maxBlock, maxPerDay, remaining } = task
  const key = JSON.stringify([hours, releaseMs, endMs(board, task), minBlock, maxBlock, maxPerDay, remaining])
  const answer = (isWhole ? answers.get(key) : undefined) ?? countShares(board, placed, task, missing)
  if (isWhole) answers.set(key, answer)
  return answer
}

function endMs(board: Board, task: TaskFact): number {
  return endsAtDue(board, task) ? (task.dueMs ?? board.facts.untilMs) : board.facts.untilMs
}

function countShares(board: Board, placed: Placed, task: TaskFact, missing: number): Shares {
  const first = share(missing, task.remaining, alone(board, task))
  const second = share(first.left, first.most, besideOthers(board, placed, task))
  return { shares: joined([...first.shares, ...second.shares]), left: second.left }
}

function entryOf(board: Board, task: TaskFact) {
  return (reason: UnplacedReason, minutes: number, given: Facts): Unplaced => {
    const facts = { needMinutes: task.remaining, ...given }
    return {
      item: task.id,
      minutes,
      reason,
      facts,
      sentence: reasonSentence(board, task, reason, minutes, facts),
    }
  }
}

/** Gives each hindrance the minutes by which it lowers what can be placed, until all missing ones are given out. */
function share(missing: number, need: number, hindrances: readonly Hindrance[]) {
  const shares: Share[] = []
  let [left, most] = [missing, need]
  for (const hindrance of hindrances) {
    const minutes = Math.min(left, most - hindrance.most)
    if (minutes <= 0) continue
    shares.push({ reason: hindrance.reason, minutes, facts: hindrance.facts() })
    left -= minutes
    most = hindrance.most
  }
  return { shares, left, most }
}

/**
 * One entry per reason: what several hindrances of one reason take away is told with the facts of the last. Being
 * outranked by what it waits for is a matter of its own.
 */
function joined(shares: readonly Share[]): Share[] {
  const byName = new Map<string, Share>()
  for (const { reason, minutes, facts } of shares) {
    const name = facts['predecessorEnd'] === undefined ? reason : `${reason} by a predecessor`
    const before = byName.get(name)?.minutes ?? 0
    byName.set(name, { reason, minutes: before + minutes, facts })
  }
  return [...byName.values()]
}

function waitsFor(placed: Placed, task: TaskFact): Facts | undefined {
  for (const id of task.after) {
    const before = placed.facts.items.get(id)
    if (before?.kind !== 'task') continue
    const placedMinutes = movableMinutes(placed.byItem.get(id) ?? [])
    if (placedMinutes < before.remaining) {
      return {
        predecessor: id,
        predecessorNeedMinutes: before.remaining,
        predecessorPlacedMinutes: placedMinutes,
      }
    }
  }
  return undefined
}

/** What hinders the task even where it had the whole calendar to itself. */
function alone(board: Board, task: TaskFact): Hindrance[] {
  const room = roomFor(board, task, 'pinned')
  const span = (): Facts => spanOf(board, task, room)
  const free = (): Facts => ({ ...span(), freeMinutes: room.free })
  return [
    {
      reason: noWindow(board, task, room),
      most: room.window,
      facts: () => ({ ...span(), windowMinutes: room.window }),
    },
    { reason: noFreeTime(board, task), most: room.freeIfKnown, facts: free },
    {
      reason: 'CALENDAR_UNKNOWN',
      most: room.free,
      facts: () => ({ ...free(), freeMinutesIfKnown: room.freeIfKnown }),
    },
    {
      reason: 'ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK',
      most: room.usable,
      facts: () => ({ ...free(), ...fragments(task, room) }),
    },
    { reason: 'LONG_STRETCH', most: room.stretch, facts: () => ({ ...free(), ...stretch(board, room) }) },
    { reason: 'DAILY_LIMIT', most: room.daily, facts: () => ({ ...free(), ...limits(board, task, room) }) },
  ]
}

/** What hinders it beside the blocks of the others, where those stay; then, what it waits for ends too late. */
function besideOthers(board: Board, placed: Placed, task: TaskFact): Hindrance[] {
  const all = roomFor(board, task, 'others')
  const waits = predecessorEnd(placed, task)
  const room = waits === undefined ? all : roomFor(board, task, 'others', waits.endMs)
  const taken = (): Facts => takenFacts(board, task, all)
  const facts = (): Facts => ({ ...spanOf(board, task, room), freeMinutes: room.free })
  return [
    { reason: 'OUTRANKED', most: all.free, facts: taken },
    { reason: 'OUTRANKED', most: all.usable, facts: () => ({ ...taken(), ...fragments(task, all) }) },
    { reason: 'OUTRANKED', most: room.usable, facts: () => ({ ...facts(), ...waiting(task, room, waits) }) },
    { reason: 'LONG_STRETCH', most: room.stretch, facts: () => ({ ...facts(), ...stretch(board, room) }) },
    {
      reason: 'DAILY_LIMIT',
      most: room.daily,
      facts: () => ({ ...facts(), ...limits(board, task, room), usedByTasks: usedByTasks(board, task) }),
    },
  ]
}

function takenFacts(board: Board, task: TaskFact, room: Room): Facts {
  const held = holdersIn(board, task, room.from, room.to)
  return {
    ...spanOf(board, task, room),
    freeMinutes: room.free,
    by: [...held.keys()],
    takenMinutes: Object.fromEntries(held),
  }
}

type Waits = { readonly id: string; readonly endMs: number }

/** The predecessor whose last block ends last, where that is after the task may start. */
function predecessorEnd(placed: Placed, task: TaskFact): Waits | undefined {
  const ends = task.after.flatMap((id) => (placed.byItem.get(id) ?? []).map(({ endMs }) => ({ id, endMs })))
  const last = ends.toSorted((a, b) => b.endMs - a.endMs)[0]
  return last !== undefined && last.endMs > task.releaseMs ? last : undefined
}

function waiting(task: TaskFact, room: Room, waits: Waits | undefined): Facts {
  if (waits === undefined) return {}
  const by = { by: [waits.id], predecessorEnd: instantText(waits.endMs) }
  return { ...by, ...fragments(task, room) }
}

/** Minutes of tasks by local date, those of the task itself left out unless they are pinned. */
function usedByTasks(board: Board, task: TaskFact): Facts {
  const used = [...dayUse(board, task, 'others').all].sort((a, b) => a[0] - b[0])
  return Object.fromEntries(used.map(([day, minutes]) => [dateText(day), minutes]))
}

function spanOf(board: Board, task: TaskFact, room: Room): Facts {
  const due = endsAtDue(board, task) ? { due: instantText(task.dueMs ?? board.facts.untilMs) } : {}
  const release =
    task.releaseMs > board.facts.nowMs && room.window === 0 ? { notBefore: instantText(task.releaseMs) } : {}
  return { from: instantText(room.from), to: instantText(room.to), hours: task.hours, ...due, ...release }
}

function fragments(task: TaskFact, room: Room): Facts {
  return {
    usableMinutes: room.usable,
    longestFreeMinutes: room.longestRun,
    minBlockMinutes: leastBlock(task),
    maxBlockMinutes: task.maxBlock,
  }
}

function stretch(board: Board, room: Room): Facts {
  return { usableMinutes: room.stretch, maxStretchMinutes: board.facts.maxStretchMinutes }
}

function limits(board: Board, task: TaskFact, room: Room): Facts {
  return {
    usableMinutes: room.daily,
    maxMinutesPerDay: task.maxPerDay ?? null,
    maxTaskMinutesPerDay: board.facts.maxTaskMinutesPerDay ?? null,
  }
}

function endsAtDue(board: Board, task: TaskFact): boolean {
  return task.hardDue && task.dueMs !== undefined && task.dueMs < board.facts.untilMs
}

function noFreeTime(board: Board, task: TaskFact): UnplacedReason {
  return endsAtDue(board, task) ? 'NO_FREE_TIME_BEFORE_DUE' : 'NO_FREE_TIME'
}

function noWindow(board: Board, task: TaskFact, room: Room): UnplacedReason {
  if (endsAtDue(board, task)) return room.window === 0 ? 'NO_WINDOW' : 'NO_FREE_TIME_BEFORE_DUE'
  const isTooLate = task.releaseMs >= board.facts.untilMs
  return room.window === 0 && !isTooLate ? 'NO_WINDOW' : 'HORIZON_TOO_SHORT'
}
