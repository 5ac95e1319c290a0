/** The plan, in the shape of the file format `plan/1`. Times are RFC 3339 in UTC ("…Z"). */
export type Plan = {
  readonly format: 'plan/1'
  /** Id of the problem. */
  readonly problem: string
  readonly seed: number
  readonly steps: number
  readonly blocks: readonly PlannedBlock[]
  readonly cost: Cost
  readonly bound: Bound
  readonly unplaced: readonly Unplaced[]
  readonly capacity: readonly CapacityVerdict[]
  readonly repairs: readonly Repair[]
  readonly difference: Difference
}

export type PlannedBlock = {
  readonly item: string
  readonly start: string
  readonly end: string
  /** True for pinned and for frozen blocks. */
  readonly pinned: boolean
  readonly why?: readonly Why[]
}

export type Why = { readonly constraint: string; readonly subject?: string; readonly sentence: string }

export type CostConstraint =
  | 'unplaced'
  | 'missed-due'
  | 'late'
  | 'habit-missed'
  | 'delay'
  | 'off-preferred'
  | 'split'
  | 'habit-off-ideal'
  | 'habit-shortened'
  | 'moved'

/** `medium` sums unplaced, missed-due, late and habit-missed; `soft` the rest. */
export type Cost = {
  readonly total: number
  readonly medium: number
  readonly soft: number
  readonly byConstraint: Readonly<Partial<Record<CostConstraint, number>>>
}

/** `lower` is proven for any plan; gap = (total − lower) / max(1, total). */
export type Bound = { readonly lower: number; readonly gap: number }

export type UnplacedReason =
  | 'NO_WINDOW'
  | 'NO_FREE_TIME'
  | 'NO_FREE_TIME_BEFORE_DUE'
  | 'ONLY_FRAGMENTS_SHORTER_THAN_MIN_BLOCK'
  | 'DAILY_LIMIT'
  | 'LONG_STRETCH'
  | 'PREDECESSOR_UNPLACED'
  | 'OUTRANKED'
  | 'HORIZON_TOO_SHORT'
  | 'CALENDAR_UNKNOWN'

export type Unplaced = {
  readonly item: string
  readonly minutes: number
  readonly reason: UnplacedReason
  readonly facts: Readonly<Record<string, unknown>>
  readonly sentence: string
}

export type CapacityVerdict = {
  readonly from: string
  readonly to: string
  readonly hours: string
  readonly needMinutes: number
  readonly freeMinutes: number
  readonly items: readonly string[]
  readonly verdict: 'fits' | 'overfull'
}

export type RepairChange = { readonly op: string; readonly item?: string } & Readonly<Record<string, unknown>>

export type Repair = {
  readonly change: RepairChange | readonly RepairChange[]
  readonly costAfter: number
  readonly sentence: string
}

export type Difference = {
  readonly kept: number
  readonly moved: number
  readonly added: number
  readonly removed: number
  readonly minutesMoved: number
}
