import type { Task } from '../task.ts'

/** A wall time so many days before the date of an instance: 1440 is the end of the day. */
export type Offset = { readonly daysBefore: number; readonly minute: number }

/** What every instance of a series begins with. */
export type SeriesTemplate = Pick<
  Task,
  | 'title'
  | 'notes'
  | 'minutes'
  | 'minBlockMinutes'
  | 'maxBlockMinutes'
  | 'hoursProfileId'
  | 'hardDue'
  | 'priority'
  | 'preferredFrom'
  | 'preferredTo'
  | 'maxMinutesPerDay'
  | 'keyResultId'
  | 'objectiveId'
  | 'colorId'
  | 'visibility'
> & {
  readonly due: Offset | null
  /** Null: from the day after the instance before. */
  readonly notBefore: Offset | null
}

/** A task that comes again. */
export type TaskSeries = {
  readonly id: string
  /** As in iCalendar: FREQ=WEEKLY;BYDAY=MO,TH. */
  readonly rule: string
  /** Local dates of the first instance, and of the last that was made. */
  readonly startsOn: string
  readonly lastOn: string
  /** How many have been made, or have passed while nobody looked. */
  readonly made: number
  readonly template: SeriesTemplate
  readonly hasEnded: boolean
}
