import type { TaskFact } from '../../check/facts.ts'
import { instantText, MINUTE_MS } from '../../check/instant.ts'
import { movableMinutes } from '../../check/minutes.ts'
import type { Placed } from '../../check/placed.ts'
import type { Unplaced } from '../../plan.ts'
import { type Board, makeBoard } from '../board.ts'
import { readFacts } from '../../check/facts.ts'
import { roomFor } from '../room.ts'
import { applyChange } from './apply-change.ts'
import type { Change } from './change.ts'

const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * Changes that could place a task in full, smallest first of their kind: the smallest value with which there is room
 * for it beside the blocks as they are, or in an empty calendar at least. Replanning has the last word.
 */
export function taskCandidates(
  board: Board,
  placed: Placed,
  task: TaskFact,
  entries: readonly Unplaced[],
): Change[] {
  const waits = entries.find((entry) => entry.reason === 'PREDECESSOR_UNPLACED')
  if (waits !== undefined) {
    return [
      { op: 'drop-order', item: task.id, after: String(waits.facts['predecessor']) },
      ...givingUp(placed, task),
    ]
  }
  return [
    ...splitting(board, task),
    ...limits(board, task),
    ...extendDue(board, task),
    ...otherHours(board, task),
    ...longerHours(board, task),
    ...dropping(board, task, entries),
    ...givingUp(placed, task),
  ]
}

/** Changes that could give the task room in full before its end, without touching what it asks for. */
export const roomCandidates = (board: Board, task: TaskFact): Change[] => [
  ...splitting(board, task),
  ...limits(board, task),
  ...otherHours(board, task),
  ...longerHours(board, task),
]

/** Whether the task would have room in full, were it as given: beside the others, or (second best) alone. */
function hasRoom(board: Board, task: TaskFact): boolean {
  return roomFor(board, task, 'others').daily >= task.remaining
}

function splitting(board: Board, task: TaskFact): Change[] {
  const grid = board.facts.problem.gridMinutes
  for (let minBlock = Math.floor(task.minBlock / 2 / grid) * grid; minBlock >= grid; minBlock -= grid) {
    if (hasRoom(board, { ...task, minBlock })) {
      return [{ op: 'allow-splitting', item: task.id, minBlockMinutes: minBlock }]
    }
  }
  return []
}

function limits(board: Board, task: TaskFact): Change[] {
  const { maxTaskMinutesPerDay, maxStretchMinutes } = board.facts
  const changes: Change[] = []
  const more = [30, 60, 120, 240]
  if (task.maxPerDay !== undefined) {
    const limit = more
      .map((minutes) => minutes + (task.maxPerDay ?? 0))
      .find((maxPerDay) => hasRoom(board, { ...task, maxPerDay }))
    if (limit !== undefined) changes.push({ op: 'raise-task-limit', item: task.id, maxMinutesPerDay: limit })
  }
  if (maxTaskMinutesPerDay !== undefined) {
    const limit = more
      .map((minutes) => minutes + maxTaskMinutesPerDay)
      .find((minutes) =>
        hasRoom({ ...board, facts: { ...board.facts, maxTaskMinutesPerDay: minutes } }, task),
      )
    if (limit !== undefined) changes.push({ op: 'raise-day-limit', maxTaskMinutesPerDay: limit })
  }
  if (maxStretchMinutes !== undefined) {
    const limit = more
      .map((minutes) => minutes + maxStretchMinutes)
      .find((minutes) => hasRoom({ ...board, facts: { ...board.facts, maxStretchMinutes: minutes } }, task))
    if (limit !== undefined) changes.push({ op: 'raise-stretch', maxStretchMinutes: limit })
  }
  return changes
}

function extendDue(board: Board, task: TaskFact): Change[] {
  const { dueMs } = task
  if (!task.hardDue || dueMs === undefined) return []
  for (let days = 1; days <= 92 && dueMs + (days - 1) * DAY_MS < board.facts.untilMs; days += 1) {
    if (hasRoom(board, { ...task, dueMs: dueMs + days * DAY_MS })) {
      return [{ op: 'extend-due', item: task.id, to: instantText(dueMs + days * DAY_MS) }]
    }
  }
  return [{ op: 'soften-due', item: task.id }]
}

function otherHours(board: Board, task: TaskFact): Change[] {
  return [...board.facts.profiles.keys()]
    .filter(
      (hours) => hours !== task.hours && !isNarrowed(board, hours) && hasRoom(board, { ...task, hours }),
    )
    .slice(0, 1)
    .map((hours) => ({ op: 'use-hours', item: task.id, hours }))
}

/** "work|1,3": the hours "work" on some weekdays only. That is a wish of one task, and no choice for another. */
function isNarrowed({ facts }: Board, hours: string): boolean {
  const bar = hours.lastIndexOf('|')
  return bar > 0 && facts.profiles.has(hours.slice(0, bar))
}

function longerHours(board: Board, task: TaskFact): Change[] {
  for (const minutes of [30, 60, 120]) {
    const change: Change = { op: 'extend-hours', hours: task.hours, minutes }
    const facts = readFacts(applyChange(board.facts.problem, change))
    if (hasRoom(makeBoard(facts, board.blocks), task)) return [change]
  }
  return []
}

/** Of the items that hold its time the one with least weight that holds enough. */
function dropping(board: Board, task: TaskFact, entries: readonly Unplaced[]): Change[] {
  const held = new Map<string, number>()
  for (const { facts } of entries) {
    for (const [id, minutes] of Object.entries(facts['takenMinutes'] ?? {})) held.set(id, Number(minutes))
  }
  const missing = entries.reduce((sum, entry) => sum + entry.minutes, 0)
  return [...held]
    .flatMap(([id, minutes]) => {
      const item = board.facts.items.get(id)
      return item !== undefined && minutes >= missing && item.weight <= task.weight ? [{ item, minutes }] : []
    })
    .sort((a, b) => a.item.weight - b.item.weight || a.minutes - b.minutes)
    .slice(0, 1)
    .map(({ item }) => ({ op: 'drop-item', item: item.id }))
}

/** What always helps: to ask for no more than is placed. */
function givingUp(placed: Placed, task: TaskFact): Change[] {
  const minutes = task.pinnedMinutes + movableMinutes(placed.byItem.get(task.id) ?? [])
  const grid = placed.facts.problem.gridMinutes
  const onGrid = Math.floor(minutes / grid) * grid
  if (onGrid <= 0) return [{ op: 'drop-item', item: task.id }]
  return [{ op: 'reduce-minutes', item: task.id, minutes: onGrid }]
}
