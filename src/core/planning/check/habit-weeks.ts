import type { Block, Facts, HabitFact } from './facts.ts'
import { MINUTE_MS, weekdayOf } from './instant.ts'
import { allowedTimes, weekOf } from './weeks.ts'
import { closedBy } from './window.ts'

/** What a week asks of a habit: the fewer of the times left and of the dates on which one would fit. */
export type HabitWeek = {
  readonly week: number
  readonly dates: readonly number[]
  readonly asked: number
  readonly placed: number
  readonly missed: number
}

/** The weeks of the horizon with what each asks for, how much is placed (pinned ones count) and what is short. */
export function missedByWeek(facts: Facts, habit: HabitFact, blocks: readonly Block[]): HabitWeek[] {
  const placed = new Map<number, number>()
  for (const block of blocks) {
    const week = weekOf(habit, facts.wall.day(block.startMs))
    placed.set(week, (placed.get(week) ?? 0) + 1)
  }
  return [...possibleDates(facts, habit)].map(([week, dates]) => {
    const asked = Math.min(allowedTimes(facts, habit, week), dates.length)
    const here = placed.get(week) ?? 0
    return { week, dates, asked, placed: here, missed: Math.max(0, asked - here) }
  })
}

const known = new WeakMap<HabitFact, Map<number, number[]>>()

/** Allowed dates by week on which the window has an uninterrupted part of minMinutes; it depends on no block. */
function possibleDates(facts: Facts, habit: HabitFact): Map<number, number[]> {
  const before = known.get(habit)
  if (before !== undefined) return before
  const weeks = new Map<number, number[]>()
  for (const [day, longest] of longestOpen(facts, habit)) {
    if (longest < habit.minMinutes) continue
    const week = weekOf(habit, day)
    weeks.set(week, [...(weeks.get(week) ?? []), day])
  }
  known.set(habit, weeks)
  return weeks
}

/** The longest uninterrupted open part of each allowed date, in minutes of whole open grid steps. */
function longestOpen(facts: Facts, habit: HabitFact): Map<number, number> {
  const longest = new Map<number, number>()
  let [run, runDay] = [0, Number.NaN]
  for (let ms = facts.firstMs; ms < facts.untilMs; ms += facts.gridMs) {
    const day = openStepDay(facts, habit, ms)
    run = day === undefined ? 0 : (day === runDay ? run : 0) + facts.problem.gridMinutes
    runDay = day ?? Number.NaN
    if (day !== undefined) longest.set(day, Math.max(longest.get(day) ?? 0, run))
  }
  return longest
}

/** The date of a grid step every minute of which is open and on one allowed date; undefined for any other step. */
function openStepDay(facts: Facts, habit: HabitFact, stepMs: number): number | undefined {
  const day = facts.wall.day(stepMs)
  if (!habit.days.includes(weekdayOf(day))) return undefined
  if (facts.wall.day(stepMs + facts.gridMs - MINUTE_MS) !== day) return undefined
  for (let ms = stepMs; ms < stepMs + facts.gridMs; ms += MINUTE_MS) {
    if (closedBy(facts, habit, ms) !== undefined) return undefined
  }
  return day
}
