import type { HabitView } from '#contracts/http/habit-routes.ts'
import { formatMinutes, plural } from '../../format/duration.ts'
import { weekdaysText } from '../../format/week-range.ts'
import { longDateText, wallTimeWords } from '../../format/zoned-time.ts'

type Rhythm = Pick<
  HabitView,
  'cadence' | 'timesPerWeek' | 'days' | 'minMinutes' | 'maxMinutes' | 'idealStart'
>

/** "3 times a week, 30 min to 45 min, around 07:30". */
export function cadenceText(habit: Rhythm): string {
  const { cadence, timesPerWeek, days, minMinutes, maxMinutes, idealStart } = habit
  const when =
    cadence === 'exactly'
      ? `On ${weekdaysText(days)}`
      : `${timesText(timesPerWeek)}${days.length === 7 ? '' : ` on ${weekdaysText(days)}`}`
  const length =
    minMinutes === maxMinutes
      ? formatMinutes(maxMinutes)
      : `${formatMinutes(minMinutes)} to ${formatMinutes(maxMinutes)}`
  return `${when}, ${length}, around ${wallTimeWords(idealStart)}`
}

const timesText = (times: number): string =>
  times === 1 ? 'Once a week' : times === 2 ? 'Twice a week' : `${times} times a week`

export type Dot = 'done' | 'unconfirmed' | 'planned' | 'skipped' | 'open'

/** One dot per wanted occurrence of this week: done first; more dots where more was done than wanted. */
export function weekDots({ thisWeek, timesPerWeek }: Pick<HabitView, 'thisWeek' | 'timesPerWeek'>): Dot[] {
  const { done, unconfirmed, planned, skipped } = thisWeek
  const known: Dot[] = [
    ...repeat('done', done),
    ...repeat('unconfirmed', unconfirmed),
    ...repeat('planned', planned),
    ...repeat('skipped', skipped),
  ]
  return [...known, ...repeat('open', timesPerWeek - known.length)]
}

const repeat = (dot: Dot, count: number): Dot[] => Array.from({ length: Math.max(0, count) }, () => dot)

export function weekText({ thisWeek, timesPerWeek }: Pick<HabitView, 'thisWeek' | 'timesPerWeek'>): string {
  const { done, unconfirmed, planned, skipped } = thisWeek
  return [
    `${done} of ${timesPerWeek} done`,
    ...(unconfirmed > 0 ? [`${unconfirmed} to confirm`] : []),
    ...(planned > 0 ? [`${planned} planned`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ')
}

export const streakText = (weeks: number): string => plural(weeks, 'week in a row', 'weeks in a row')

/** "Paused", "Paused until 1 December 2026"; null for a habit that does not rest today. */
export function pauseText({ isPaused, pauses }: Pick<HabitView, 'isPaused' | 'pauses'>): string | null {
  if (!isPaused) return null
  const toDate = pauses.at(-1)?.toDate ?? null
  return toDate === null ? 'Paused' : `Paused until ${longDateText(toDate)}`
}
