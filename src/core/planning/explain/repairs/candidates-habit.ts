import type { HabitFact } from '../../check/facts.ts'
import { missedByWeek } from '../../check/habit-weeks.ts'
import type { Placed } from '../../check/placed.ts'
import type { Board } from '../board.ts'
import { dayRooms } from '../habit-room.ts'
import type { Change } from './change.ts'

/** Changes that could let a habit occur as often as its weeks ask for: shorter, elsewhere, or less often. */
export function habitCandidates(board: Board, placed: Placed, habit: HabitFact): Change[] {
  const weeks = missedByWeek(board.facts, habit, placed.byItem.get(habit.id) ?? [])
  const most = Math.max(0, ...weeks.map((week) => week.missed))
  const fewer = habit.timesPerWeek - most
  return [
    ...shorter(board, placed, habit),
    ...[...board.facts.profiles.keys()]
      .filter((hours) => habit.hours !== undefined && hours !== habit.hours)
      .slice(0, 1)
      .map((hours): Change => ({ op: 'use-hours', item: habit.id, hours })),
    fewer > 0
      ? { op: 'lower-times', item: habit.id, timesPerWeek: fewer }
      : { op: 'drop-item', item: habit.id },
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
