import type { HabitFact, ItemFact } from '../../check/facts.ts'
import { missedByWeek } from '../../check/habit-weeks.ts'
import { clockText, DAY_MINUTES } from '../../check/instant.ts'
import type { Placed } from '../../check/placed.ts'
import { allowedTimes } from '../../check/weeks.ts'
import type { Unplaced } from '../../plan.ts'
import type { Board } from '../board.ts'
import { dayRooms } from '../habit-room.ts'
import type { Change } from './change.ts'

/** Changes that could let a habit occur as often as its weeks ask for: shorter, in more time, or less often. */
export function habitCandidates(
  board: Board,
  placed: Placed,
  habit: HabitFact,
  entries: readonly Unplaced[],
): Change[] {
  return [
    ...shorter(board, placed, habit),
    ...moreTime(board, habit, entries),
    ...widerWindow(habit),
    fewerTimes(board, placed, habit),
  ]
}

/** The longest part that is left on a date without an occurrence, where that is shorter than the habit asks for. */
function shorter(board: Board, placed: Placed, habit: HabitFact): Change[] {
  const taken = new Set(
    (placed.byItem.get(habit.id) ?? []).map((block) => board.facts.wall.day(block.startMs)),
  )
  const rooms = [...dayRooms(board, habit)].filter(([day]) => !taken.has(day))
  const longest = rooms.map(([, room]) => room.longestBeside).filter((minutes) => minutes < habit.minMinutes)
  const minMinutes = Math.max(0, ...longest)
  return minMinutes > 0 ? [{ op: 'shorten-habit', item: habit.id, minMinutes }] : []
}

/** Longer hours for those who hold its time, or one of them less: the one of least weight, if it weighs no more. */
function moreTime(board: Board, habit: HabitFact, entries: readonly Unplaced[]): Change[] {
  const holders = entries
    .flatMap(({ facts }) => (Array.isArray(facts['by']) ? facts['by'] : []))
    .flatMap((id): ItemFact[] => {
      const item = board.facts.items.get(String(id))
      return item === undefined ? [] : [item]
    })
  const hours = holders.find((item) => item.hours !== undefined)?.hours
  const [least] = holders.filter((item) => item.weight <= habit.weight).sort((a, b) => a.weight - b.weight)
  return [
    ...(hours === undefined ? [] : [{ op: 'extend-hours' as const, hours, minutes: 60 }]),
    ...(least === undefined ? [] : [{ op: 'drop-item' as const, item: least.id }]),
  ]
}

function widerWindow(habit: HabitFact): Change[] {
  const from = Math.max(0, habit.part.from - 60)
  const to = Math.min(DAY_MINUTES, habit.part.to + 60)
  if (from === habit.part.from && to === habit.part.to) return []
  return [{ op: 'widen-window', item: habit.id, from: clockText(from), to: clockText(to) }]
}

/** As often as the week does that misses most. */
function fewerTimes(board: Board, placed: Placed, habit: HabitFact): Change {
  const weeks = missedByWeek(board.facts, habit, placed.byItem.get(habit.id) ?? [])
  const done = (week: number): number => habit.timesPerWeek - allowedTimes(board.facts, habit, week)
  const times = weeks.filter(({ missed }) => missed > 0).map((week) => week.placed + done(week.week))
  const timesPerWeek = Math.min(...times)
  if (timesPerWeek > 0) return { op: 'lower-times', item: habit.id, timesPerWeek }
  return { op: 'drop-item', item: habit.id }
}
