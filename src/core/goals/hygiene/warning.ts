type WarningCode =
  | 'TOO_MANY_OBJECTIVES'
  | 'TOO_FEW_KEY_RESULTS'
  | 'TOO_MANY_KEY_RESULTS'
  | 'KEY_RESULT_INCOMPLETE'
  | 'READS_LIKE_A_TASK'
  | 'KPI_AS_ASPIRATION'
  | 'NO_CHECK_IN'
  | 'NO_HOURS'
  | 'METRICS_MOVE_APART'

/** Advice on a goal: what is odd about it, and what would mend it. It never stands in anybody's way. */
export type Warning = {
  readonly code: WarningCode
  /** Null where all objectives of an owner in a cycle are meant. */
  readonly objectiveId: string | null
  /** Null where an objective as a whole is meant. */
  readonly keyResultId: string | null
  readonly reason: string
  readonly fix: string
}
