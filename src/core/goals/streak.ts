import { dayNumberOf, localDateOf, weekdayOf } from '../time/local-date.ts'
import type { Habit } from './habit.ts'
import { isPausedOn } from './habit-pause.ts'
import { type HabitRhythm, type PastRhythm, rhythmsBetween } from './habit-rhythm.ts'

type InForce = Pick<Habit, keyof HabitRhythm | 'startsOn' | 'endsOn' | 'pauses'>
type Rhythm = InForce & {
  readonly pastRhythms: readonly PastRhythm[]
  /** Local dates on which the person does not work: nothing is planned there. */
  readonly daysOff: readonly string[]
}

/**
 * Weeks in a row in which a habit was done as often as wanted, up to the week that begins on `weekStartsOn` (local
 * dates). The running week counts as soon as it is full, and breaks nothing before. Weeks in which the habit rested,
 * had not begun or was over neither count nor break; one that it was in force for a part of counts when it is full.
 * So it is with a week that days off leave too short for it. A week is held to what was wanted then; one in which that
 * was changed, to the kinder of both.
 */
export const streakWeeks = (doneDates: readonly string[], habit: Rhythm, weekStartsOn: string): number =>
  streaks(doneDates, habit, weekStartsOn).at(-1) ?? 0

/** The longest row of such weeks that there ever was. */
export const longestStreakWeeks = (
  doneDates: readonly string[],
  habit: Rhythm,
  weekStartsOn: string,
): number => Math.max(0, ...streaks(doneDates, habit, weekStartsOn))

/** Length of the streak after each week from the first done one on. */
function streaks(doneDates: readonly string[], habit: Rhythm, weekStartsOn: string): number[] {
  const thisWeek = dayNumberOf(weekStartsOn) ?? 0
  const counts = doneByWeek(doneDates, thisWeek)
  const lengths: number[] = []
  for (let week = Math.min(thisWeek, ...counts.keys()); week <= thisWeek; week += 7) {
    const before = lengths.at(-1) ?? 0
    const verdict = verdictOn(habit, week, counts.get(week) ?? 0)
    const isBroken = verdict === 'short' && week < thisWeek
    lengths.push(isBroken ? 0 : before + (verdict === 'full' ? 1 : 0))
  }
  return lengths
}

type Verdict = (typeof kindestFirst)[number]
const kindestFirst = ['full', 'excused', 'short'] as const

function verdictOn(habit: Rhythm, week: number, times: number): Verdict {
  const rhythms = rhythmsBetween(habit, localDateOf(week), localDateOf(week + 7))
  const verdicts = new Set(rhythms.map((rhythm) => verdictBy({ ...habit, ...rhythm }, week, times)))
  return kindestFirst.find((verdict) => verdicts.has(verdict)) ?? 'excused'
}

function verdictBy(habit: Rhythm, week: number, times: number): Verdict {
  const dates = activeDates(habit, week)
  if (dates.length > 0 && times >= timesWanted(habit)) return 'full'
  const isWhole = dates.length === new Set(habit.days).size
  return isWhole && isRoomFor(habit, dates) ? 'short' : 'excused'
}

/** On fixed days the habit is wanted on each of them. */
const timesWanted = ({ cadence, days, timesPerWeek }: Rhythm): number =>
  cadence === 'exactly' ? new Set(days).size : timesPerWeek

function doneByWeek(doneDates: readonly string[], anyWeek: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const date of new Set(doneDates)) {
    const week = anyWeek + Math.floor(((dayNumberOf(date) ?? 0) - anyWeek) / 7) * 7
    counts.set(week, (counts.get(week) ?? 0) + 1)
  }
  return counts
}

const isRoomFor = (habit: Rhythm, dates: readonly string[]): boolean =>
  dates.filter((date) => !habit.daysOff.includes(date)).length >= timesWanted(habit)

/** Allowed dates of the week that begins with day number `week` on which the habit is in force. */
const activeDates = (habit: Rhythm, week: number): string[] =>
  [0, 1, 2, 3, 4, 5, 6]
    .map((offset) => week + offset)
    .filter((day) => habit.days.includes(weekdayOf(day)))
    .map(localDateOf)
    .filter((date) => isInForceOn(habit, date))

/** Within its first and last date, and not resting. */
export const isInForceOn = (
  { startsOn, endsOn, pauses }: Pick<Habit, 'startsOn' | 'endsOn' | 'pauses'>,
  date: string,
): boolean =>
  (startsOn === null || startsOn <= date) && (endsOn === null || date <= endsOn) && !isPausedOn(pauses, date)
