import type { Block } from '#core/blocks/block.ts'
import { isPending } from '#core/blocks/pending-minutes.ts'
import type { Habit } from '#core/goals/habit.ts'
import { isInForceOn } from '#core/goals/streak.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { dayNumberOf, localDateOf, minuteOfDay, weekStartOf, weekdayOf } from '#core/time/local-date.ts'
import { localClock } from '#core/time/local-clock.ts'
import { minuteOfDayAt } from '#core/time/zone-clock.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { Snapshot } from '../snapshot.ts'

/**
 * Days on which a habit is not to be planned. `doneThisWeek` counts those that need no more than to be counted; a
 * `factDays` entry has to stand in the problem as a block of its own, because it also keeps a day free that could
 * still be used. (Each fact closes at least one such day, so that a week never asks for less than it could get.)
 */
export type HabitDays = { readonly doneThisWeek: number; readonly factDays: readonly number[] }

export function habitDays(habit: Habit, snapshot: Snapshot): HabitDays {
  const { today, weekDay } = snapshot.horizon
  const closed = closedDays(habit, snapshot)
  const ahead = closed.filter((day) => day > today)
  const lastPast = closed.findLast((day) => day <= today)
  const facts = new Set(ahead)
  if (lastPast !== undefined && stillCloses(habit, lastPast, snapshot)) facts.add(lastPast)
  for (const day of inactiveDays(habit, snapshot)) facts.add(day)
  const counted = closed.filter((day) => day >= weekDay && day <= today && !facts.has(day))
  return { doneThisWeek: counted.length, factDays: [...facts].sort((a, b) => a - b) }
}

/** Days with an occurrence that happened, may have happened or is not wanted, in order. */
function closedDays(habit: Habit, { blocks, skips, person, horizon }: Snapshot): number[] {
  const own = blocks.filter((block) => block.itemId === habit.id && isClosing(habit, block, horizon.nowMs))
  const days = own.map((block) => localDayOf(block.startMs, whereaboutsOf(person)))
  const skipped = skips
    .filter(({ habitId }) => habitId === habit.id)
    .map(({ onDate }) => dayNumberOf(onDate) ?? 0)
    .filter((day) => isUsable(habit, day, person.daysOff))
  return [...new Set([...days, ...skipped])].filter((day) => day < horizon.untilDay).sort((a, b) => a - b)
}

/**
 * A missed occurrence is made up for, unless the person said no, or its days are fixed. What is skipped from now on
 * stands in the list of skipped dates, from which it can be taken back.
 */
function isClosing(habit: Habit, block: Block, nowMs: number): boolean {
  if (block.state === 'missed') return !habit.makeUp || habit.cadence === 'exactly'
  if (block.state === 'skipped') return block.endMs <= nowMs
  return ['done', 'partial'].includes(block.state) || isPending(block, nowMs)
}

export const isUsable = (habit: Habit, day: number, daysOff: readonly string[]): boolean =>
  habit.days.includes(weekdayOf(day)) && !daysOff.some((date) => dayNumberOf(date) === day)

/** Does an occurrence on a day up to today keep a day closed that could be used from now on? */
function stillCloses(habit: Habit, day: number, snapshot: Snapshot): boolean {
  const reach = Math.max(1, leastDaysBetween(habit))
  const { today } = snapshot.horizon
  for (let next = Math.max(day, today); next < day + reach; next++) {
    if (!isUsable(habit, next, snapshot.person.daysOff)) continue
    if (next > today || isWindowLeft(habit, snapshot)) return true
  }
  return false
}

function isWindowLeft(habit: Habit, { horizon, person }: Snapshot): boolean {
  const clock = localClock(whereaboutsOf(person), horizon.nowMs, horizon.nowMs)
  const from = Math.max(minuteOfDay(habit.windowFrom), minuteOfDayAt(clock, horizon.nowMs))
  return minuteOfDay(habit.windowTo) - from >= habit.minMinutes
}

/** Fixed days are what the person chose, however close they lie. */
export const leastDaysBetween = (habit: Habit): number =>
  habit.cadence === 'exactly' ? 1 : habit.minDaysBetween

/** On fixed days the habit happens on each of them. */
export const timesPerWeek = (habit: Habit): number =>
  habit.cadence === 'exactly' ? new Set(habit.days).size : habit.timesPerWeek

/** Usable days of the horizon before the habit begins or after it ends: at most as many a week as it has times. */
function inactiveDays(habit: Habit, { horizon, person }: Snapshot): number[] {
  const perWeek = new Map<number, number>()
  const days: number[] = []
  for (let day = horizon.today; day < horizon.untilDay; day++) {
    if (isActiveOn(habit, day) || !isUsable(habit, day, person.daysOff)) continue
    const week = weekStartOf(day, person.settings.weekStart)
    const count = perWeek.get(week) ?? 0
    if (count >= timesPerWeek(habit)) continue
    perWeek.set(week, count + 1)
    days.push(day)
  }
  return days
}

export const isActiveOn = (habit: Habit, day: number): boolean => isInForceOn(habit, localDateOf(day))
