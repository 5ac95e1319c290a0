import type { HabitFact } from '../check/facts.ts'
import { type HabitWeek, missedByWeek } from '../check/habit-weeks.ts'
import { dateText } from '../check/instant.ts'
import type { Placed } from '../check/placed.ts'
import { firstDayOfWeek } from '../check/weeks.ts'
import type { Unplaced, UnplacedReason } from '../plan.ts'
import type { Board } from './board.ts'
import { type DayRoom, dayRooms } from './habit-room.ts'
import { habitSentence } from './habit-sentence.ts'
import { leftoverOccurrence } from './leftover-occurrence.ts'
import { mostDates } from './spaced-dates.ts'

type Shortage = {
  readonly reason: UnplacedReason
  readonly times: number
  readonly facts: Record<string, unknown>
}

/**
 * Why a habit occurs less often than its weeks ask for: per week one entry per hindrance, in the order distance between
 * dates, busy time, unread calendars, breaks, weeks beside it, other blocks. Minutes are missed occurrences × minMinutes.
 */
export function unplacedHabit(board: Board, placed: Placed, habit: HabitFact): Unplaced[] {
  const blocks = placed.byItem.get(habit.id) ?? []
  const weeks = missedByWeek(board.facts, habit, blocks).filter((week) => week.missed > 0)
  if (weeks.length === 0) return []
  const rooms = dayRooms(board, habit)
  const days = blocks.map((block) => ({ pinned: block.pinned, day: board.facts.wall.day(block.startMs) }))
  return weeks.flatMap((week) =>
    shortages(board, placed, habit, week, rooms, days).map(({ reason, times, facts }) => ({
      item: habit.id,
      minutes: times * habit.minMinutes,
      reason,
      facts,
      sentence: habitSentence(board, habit, week, { reason, times, facts }),
    })),
  )
}

type Day = { readonly pinned: boolean; readonly day: number }
type Rooms = ReadonlyMap<number, DayRoom>

/**
 * What each hindrance takes away: how often the habit could be in the week at most, one hindrance after the other. A
 * date counts where its room holds the shortest occurrence; dates keep their distance from what is fixed.
 */
function shortages(
  board: Board,
  placed: Placed,
  habit: HabitFact,
  week: HabitWeek,
  rooms: Rooms,
  days: readonly Day[],
): Shortage[] {
  const pins = days.filter(({ pinned }) => pinned).map(({ day }) => day)
  const others = days.map(({ day }) => day).filter((day) => !weekHolds(habit, week, day))
  const apart = [...new Set([...pins, ...others])]
  const most = (length: (room: DayRoom) => number, fixed: readonly number[]): number =>
    mostTimes(habit, week, rooms, pins, length, fixed)
  const facts = factsOf(habit, week, rooms)
  const near = { ...facts, minDaysBetween: habit.minDaysBetween }
  const rest = { ...facts, maxStretchMinutes: board.facts.maxStretchMinutes ?? null }
  const by = [...new Set(week.dates.flatMap((day) => rooms.get(day)?.by ?? []))]
  const spaced = most(() => habit.minMinutes, pins)
  const freeIfKnown = most(({ longestIfKnown }) => longestIfKnown, pins)
  const free = most(({ longestFree }) => longestFree, pins)
  const rested = most(({ longestRested }) => longestRested, pins)
  const restedApart = most(({ longestRested }) => longestRested, apart)
  const beside = Math.min(
    restedApart,
    most(({ longestBeside }) => longestBeside, apart),
  )
  const besideRested = most(({ longestBesideRested }) => longestBesideRested, apart)
  const chain: [UnplacedReason, number, Record<string, unknown>][] = [
    ['NO_WINDOW', spaced, near],
    [noFreeReason(habit, week, rooms), freeIfKnown, facts],
    ['CALENDAR_UNKNOWN', free, { ...facts, possibleTimesIfKnown: freeIfKnown }],
    ['LONG_STRETCH', rested, rest],
    ['NO_WINDOW', restedApart, { ...near, neighbours: others.map(dateText) }],
    ['OUTRANKED', beside, { ...facts, by }],
    ['LONG_STRETCH', besideRested, { ...rest, by }],
  ]
  let before = week.asked
  const all = chain.map(([reason, times, given]): Shortage => {
    const shortage = { reason, times: before - times, facts: { ...given, possibleTimes: times } }
    before = Math.min(before, times)
    return shortage
  })
  const told = share(week.missed, all)
  const times = week.missed - told.reduce((sum, one) => sum + one.times, 0)
  if (times <= 0) return told
  const left = leftoverOccurrence(board, placed, habit, week)
  return [...told, { reason: 'OUTRANKED', times, facts: { ...facts, possibleTimes: before, ...left } }]
}

function mostTimes(
  habit: HabitFact,
  week: HabitWeek,
  rooms: Rooms,
  pins: readonly number[],
  length: (room: DayRoom) => number,
  fixed: readonly number[],
): number {
  const dates = week.dates.filter((day) => {
    const room = rooms.get(day)
    return room !== undefined && length(room) >= habit.minMinutes
  })
  const pinnedHere = pins.filter((day) => weekHolds(habit, week, day)).length
  return Math.min(week.asked, pinnedHere + mostDates(dates, fixed, Math.max(1, habit.minDaysBetween)))
}

function factsOf(habit: HabitFact, week: HabitWeek, rooms: Rooms): Record<string, unknown> {
  return {
    weekFrom: dateText(firstDayOfWeek(habit, week.week)),
    askedTimes: week.asked,
    placedTimes: week.placed,
    minMinutes: habit.minMinutes,
    dates: week.dates.map((day) => ({
      date: dateText(day),
      longestFreeMinutes: rooms.get(day)?.longestFree ?? 0,
      longestBesideOthersMinutes: rooms.get(day)?.longestBeside ?? 0,
    })),
  }
}

const noFreeReason = (habit: HabitFact, week: HabitWeek, rooms: Rooms): UnplacedReason =>
  week.dates.some((day) => {
    const longest = rooms.get(day)?.longestIfKnown ?? 0
    return longest > 0 && longest < habit.minMinutes
  })
    ? 'ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK'
    : 'NO_FREE_TIME'

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

function weekHolds(habit: HabitFact, week: HabitWeek, day: number): boolean {
  const first = firstDayOfWeek(habit, week.week)
  return day >= first && day < first + 7
}
