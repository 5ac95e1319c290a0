import type { HabitPause } from './habit-pause.ts'
import type { HabitRhythm, PastRhythm } from './habit-rhythm.ts'

export type Habit = HabitRhythm & {
  readonly id: string
  readonly title: string
  readonly objectiveId: string | null
  readonly keyResultId: string | null
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
  /** In order; added to by whoever changes the rhythm (`rhythmsAfter`). */
  readonly pastRhythms: readonly PastRhythm[]
  readonly colorId: string | null
  readonly notes: string
}
