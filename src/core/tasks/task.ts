export type TaskStatus = 'open' | 'done' | 'dropped'

export type Task = {
  readonly id: string
  readonly title: string
  readonly notes: string
  readonly minutes: number
  readonly minBlockMinutes: number
  readonly maxBlockMinutes: number
  readonly hoursProfileId: string
  readonly notBeforeMs: number | null
  readonly dueMs: number | null
  readonly hardDue: boolean
  /** 1 (most urgent) to 4. */
  readonly priority: number
  /** Manual rank above priorities; the smallest is first. */
  readonly upNextRank: number | null
  readonly preferredFrom: string | null
  readonly preferredTo: string | null
  readonly maxMinutesPerDay: number | null
  readonly afterTaskIds: readonly string[]
  readonly keyResultId: string | null
  readonly objectiveId: string | null
  readonly colorId: string | null
  readonly status: TaskStatus
  readonly doneAtMs: number | null
  /**
   * Who made it: the person, the effort plan of the key result (one task per week), or the rhythm of its check-ins
   * (one task per due date, which is its `notBeforeMs`).
   */
  readonly source: 'person' | 'effort-plan' | 'check-in'
  /** Local date of the first day of the week that an effort task belongs to. */
  readonly weekOf: string | null
  /** Minutes that the week before left undone and handed on, once. */
  readonly rolledOverMinutes: number
  /** Not planned until the person says so. */
  readonly isUnscheduled: boolean
  readonly visibility: 'workspace' | 'private'
  /** The series that made it, and the local date it was made for. */
  readonly seriesId: string | null
  readonly seriesDate: string | null
}
