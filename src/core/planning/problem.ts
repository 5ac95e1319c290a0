import type { Trip } from '../time/trips.ts'

/**
 * The planning problem, in the shape of the file format `planning-problem/1`.
 * Times are RFC 3339 with an offset, dates are local dates in `timeZone`, intervals are [start, end).
 */
export type Problem = {
  readonly format: 'planning-problem/1'
  readonly id: string
  /** IANA zone in which all wall-clock rules are read. */
  readonly timeZone: string
  readonly now: string
  /** End of the horizon, exclusive. */
  readonly until: string
  readonly gridMinutes: 5 | 10 | 15 | 30
  readonly freezeMinutes?: number | null | undefined
  readonly hours: Readonly<Record<string, readonly HoursRange[]>>
  readonly daysOff?: readonly string[] | null | undefined
  /** Local dates that are read in another zone. Ours: other programs that read this format do not know it. */
  readonly trips?: readonly Trip[] | null | undefined
  readonly busy?: readonly Busy[] | null | undefined
  readonly limits?: Limits | null | undefined
  readonly tasks?: readonly Task[] | null | undefined
  readonly habits?: readonly Habit[] | null | undefined
  readonly previous?: readonly PreviousBlock[] | null | undefined
}

/** Weekly opening: 1 = Monday; `from` included, `to` not, "24:00" allowed as `to`. */
export type HoursRange = { readonly days: readonly number[]; readonly from: string; readonly to: string }

export type Busy = {
  readonly id: string
  readonly start: string
  readonly end: string
  readonly bufferBeforeMinutes?: number | null | undefined
  readonly bufferAfterMinutes?: number | null | undefined
}

export type Limits = {
  readonly maxTaskMinutesPerDay?: number | null | undefined
  readonly maxStretchMinutes?: number | null | undefined
}

export type Task = {
  readonly id: string
  readonly title?: string | null | undefined
  readonly minutes: number
  readonly minBlockMinutes: number
  readonly maxBlockMinutes: number
  /** Name of an hours profile. */
  readonly hours: string
  readonly notBefore?: string | null | undefined
  readonly due?: string | null | undefined
  readonly hardDue?: boolean | null | undefined
  /** 1 to 4; exactly one of `priority` and `weight` rules: a weight replaces the priority's. */
  readonly priority?: number | null | undefined
  readonly weight?: number | null | undefined
  readonly preferred?: { readonly from: string; readonly to: string } | null | undefined
  readonly maxMinutesPerDay?: number | null | undefined
  readonly after?: readonly string[] | null | undefined
}

export type Habit = {
  readonly id: string
  readonly title?: string | null | undefined
  readonly timesPerWeek: number
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
  readonly hours?: string | null | undefined
  readonly idealStart: string
  readonly minMinutes: number
  readonly maxMinutes: number
  readonly minDaysBetween?: number | null | undefined
  readonly priority?: number | null | undefined
  readonly weight?: number | null | undefined
  /** First day of the week, 1 = Monday. */
  readonly weekStart?: number | null | undefined
  readonly doneThisWeek?: number | null | undefined
}

export type PreviousBlock = {
  readonly item: string
  readonly start: string
  readonly end: string
  readonly pinned?: boolean | null | undefined
}
