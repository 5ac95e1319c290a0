type Common = {
  readonly id: string
  readonly objectiveId: string
  readonly title: string
  readonly weight: number
  readonly effortPlan: EffortPlan | null
  /** Days from one check-in to the next. */
  readonly checkInDays: number
  readonly createdAtMs: number
}

/** Moved by check-ins or a bound KPI only; `current` is the last value said, or the baseline. */
export type MetricKeyResult = Common & {
  readonly kind: 'metric'
  /** Null while nobody has measured where things stand. */
  readonly baseline: number | null
  /** Null while nobody has said where to go. */
  readonly target: number | null
  readonly current: number | null
  /** The KPI whose latest reading is the current value. */
  readonly kpiId: string | null
  /** The metric that was declared to pull against this one. */
  readonly counterKeyResultId: string | null
  readonly unit: string
}

export type Milestone = {
  readonly id: string
  readonly title: string
  readonly weight: number
  readonly doneAtMs: number | null
}

export type MilestoneKeyResult = Common & {
  readonly kind: 'milestone'
  readonly milestones: readonly Milestone[]
}

/** Moved by settled blocks and logged work only. */
export type EffortKeyResult = Common & {
  readonly kind: 'effort'
  readonly measure: 'minutes' | 'sessions'
  readonly target: number
  readonly current: number
}

export type KeyResult = MetricKeyResult | MilestoneKeyResult | EffortKeyResult

/** Weekly minutes, or a total spread over the weeks left until `byDate` (a local date, included). */
export type EffortPlan = {
  readonly minMinutesPerWeek: number | null
  readonly targetMinutesPerWeek: number | null
  readonly totalMinutes: number | null
  readonly byDate: string | null
  readonly minBlockMinutes: number
  readonly maxBlockMinutes: number
  readonly hoursProfileId: string
  readonly priority: number
  /** Allowed weekdays, 1 = Monday. */
  readonly days: readonly number[]
}

export type CheckIn = {
  readonly id: string
  readonly keyResultId: string
  readonly value: number | null
  /** 0 to 10. */
  readonly confidence: number
  readonly note: string
  readonly atMs: number
  /** The colleague who said it; nobody: who keeps the goal. */
  readonly byUserId?: string
}
