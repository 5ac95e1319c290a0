import type { HabitPause } from './habit-pause.ts'

export type Habit = {
  readonly id: string
  readonly title: string
  readonly objectiveId: string | null
  readonly keyResultId: string | null
  readonly timesPerWeek: number
  /** Allowed weekdays, 1 = Monday. With `cadence` "exactly", the occurrences fall on each of them. */
  readonly days: readonly number[]
  readonly cadence: 'any' | 'exactly'
  readonly minMinutes: number
  readonly maxMinutes: number
  /** "HH:MM", local. */
  readonly idealStart: string
  readonly windowFrom: string
  readonly windowTo: string
  readonly hoursProfileId: string | null
  readonly priority: number
  readonly minDaysBetween: number
  readonly makeUp: boolean
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** By their first date; at most the last one is open. */
  readonly pauses: readonly HabitPause[]
  readonly colorId: string | null
  readonly notes: string
}
