import type { HabitFact } from '../check/facts.ts'
import { type HabitWeek, missedByWeek } from '../check/habit-weeks.ts'
import { dateText } from '../check/instant.ts'
import type { Placed } from '../check/placed.ts'
import { firstDayOfWeek } from '../check/weeks.ts'
import { dayWords, listWords, nameOf } from '../check/words.ts'
import type { Unplaced, UnplacedReason } from '../plan.ts'
import type { Board } from './board.ts'
import { type DayRoom, dayRooms } from './habit-room.ts'
import { mostDates } from './spaced-dates.ts'

type Shortage = {
  readonly reason: UnplacedReason
  readonly times: number
  readonly facts: Record<string, unknown>
}

/**
 * Why a habit occurs less often than its weeks ask for: per week one entry per hindrance, in the order distance between
 * dates, busy time, other blocks. Minutes are missed occurrences × minMinutes.
 */
export function unplacedHabit(board: Board, placed: Placed, habit: HabitFact): Unplaced[] {
  const blocks = placed.byItem.get(habit.id) ?? []
  const weeks = missedByWeek(board.facts, habit, blocks).filter((week) => week.missed > 0)
  if (weeks.length === 0) return []
  const rooms = dayRooms(board, habit)
  const days = blocks.map((block) => ({ pinned: block.pinned, day: board.facts.wall.day(block.startMs) }))
  return weeks.flatMap((week) =>
    shortages(habit, week, rooms, days).map(({ reason, times, facts }) => ({
      item: habit.id,
      minutes: times * habit.minMinutes,
      reason,
      facts,
      sentence: sentence(board, habit, week, reason, times, facts),
    })),
  )
}

function shortages(
  habit: HabitFact,
  week: HabitWeek,
  rooms: ReadonlyMap<number, DayRoom>,
  days: readonly { readonly pinned: boolean; readonly day: number }[],
): Shortage[] {
  const pins = days.filter(({ pinned }) => pinned).map(({ day }) => day)
  const others = days.map(({ day }) => day).filter((day) => !weekHolds(habit, week, day))
  const most = (fits: (room: DayRoom) => boolean, fixed: readonly number[]): number => {
    const dates = week.dates.filter((day) => {
      const room = rooms.get(day)
      return room !== undefined && fits(room)
    })
    const pinnedHere = pins.filter((day) => weekHolds(habit, week, day)).length
    return Math.min(week.asked, pinnedHere + mostDates(dates, fixed, Math.max(1, habit.minDaysBetween)))
  }
  const apart = [...new Set([...pins, ...others])]
  const [spaced, free] = [most(() => true, pins), most(hasFree(habit), pins)]
  const [freeApart, beside] = [most(hasFree(habit), apart), most(hasFreeBeside(habit), apart)]
  const about = {
    weekFrom: dateText(firstDayOfWeek(habit, week.week)),
    askedTimes: week.asked,
    placedTimes: week.placed,
    minMinutes: habit.minMinutes,
    dates: week.dates.map((day) => ({ date: dateText(day), ...longest(rooms.get(day)) })),
  }
  const by = [...new Set(week.dates.flatMap((day) => rooms.get(day)?.by ?? []))]
  const noFree: UnplacedReason = hasFragments(habit, week, rooms)
    ? 'ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK'
    : 'NO_FREE_TIME'
  const all: Shortage[] = [
    {
      reason: 'NO_WINDOW',
      times: week.asked - spaced,
      facts: { ...about, minDaysBetween: habit.minDaysBetween },
    },
    { reason: noFree, times: spaced - free, facts: { ...about, possibleTimes: free } },
    {
      reason: 'NO_WINDOW',
      times: free - freeApart,
      facts: { ...about, minDaysBetween: habit.minDaysBetween, neighbours: others.map(dateText) },
    },
    { reason: 'OUTRANKED', times: freeApart - beside, facts: { ...about, possibleTimes: beside, by } },
    { reason: 'OUTRANKED', times: week.missed, facts: { ...about, possibleTimes: beside, by: [] } },
  ]
  return share(week.missed, all)
}

function share(missed: number, shortages: readonly Shortage[]): Shortage[] {
  let left = missed
  const given: Shortage[] = []
  for (const shortage of shortages) {
    const times = Math.min(left, shortage.times)
    if (times > 0) given.push({ reason: shortage.reason, times, facts: shortage.facts })
    left -= Math.max(0, times)
  }
  return given
}

const hasFree =
  (habit: HabitFact) =>
  (room: DayRoom): boolean =>
    room.longestFree >= habit.minMinutes
const hasFreeBeside =
  (habit: HabitFact) =>
  (room: DayRoom): boolean =>
    room.longestBeside >= habit.minMinutes

function hasFragments(habit: HabitFact, week: HabitWeek, rooms: ReadonlyMap<number, DayRoom>): boolean {
  return week.dates.some((day) => {
    const longest = rooms.get(day)?.longestFree ?? 0
    return longest > 0 && longest < habit.minMinutes
  })
}

function longest(room: DayRoom | undefined): {
  longestFreeMinutes: number
  longestBesideOthersMinutes: number
} {
  return { longestFreeMinutes: room?.longestFree ?? 0, longestBesideOthersMinutes: room?.longestBeside ?? 0 }
}

function weekHolds(habit: HabitFact, week: HabitWeek, day: number): boolean {
  const first = firstDayOfWeek(habit, week.week)
  return day >= first && day < first + 7
}

function sentence(
  board: Board,
  habit: HabitFact,
  week: HabitWeek,
  reason: UnplacedReason,
  times: number,
  facts: Readonly<Record<string, unknown>>,
): string {
  const start =
    `${nameOf(board.facts, habit.id)} is missed ${times === 1 ? 'once' : `${times} times`} ` +
    `in the week of ${dayWords(firstDayOfWeek(habit, week.week))}: `
  if (reason === 'NO_WINDOW' && facts['neighbours'] !== undefined) {
    return `${start}${habit.minDaysBetween} days from its occurrences in the weeks beside it leave fewer dates.`
  }
  if (reason === 'NO_WINDOW')
    return `${start}its ${week.dates.length} dates there cannot be ${habit.minDaysBetween} days apart.`
  if (reason !== 'OUTRANKED') {
    return `${start}only ${String(facts['possibleTimes'])} of its ${week.dates.length} dates have ${habit.minMinutes} free minutes in one piece.`
  }
  const by = Array.isArray(facts['by']) ? facts['by'].map((id) => nameOf(board.facts, String(id))) : []
  if (by.length === 0) {
    return `${start}there is room by itself, but not together with the other blocks, breaks and costs of the plan.`
  }
  const who = listWords(by)
  return `${start}${who} ${by.length === 1 ? 'takes' : 'take'} the time in its window.`
}
