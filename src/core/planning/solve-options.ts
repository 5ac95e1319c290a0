import type { PlanState } from './plan-state.ts'

export type SolveOptions = {
  readonly seed: number
  /**
   * Work to do, in steps of about ten microseconds; counted, not measured, so that the same problem, seed and steps
   * give the same plan on every machine. See budgets.ts.
   */
  readonly steps: number
  /** True: the plan in force is not torn up for a gain of a few points, however small its cost is. */
  readonly isCalm?: boolean
  /**
   * Part of the time that is gone, by some clock: the search cools down with it and ends at 1, or with its steps if they
   * are done before. Such a plan is not reproducible.
   */
  readonly timeGone?: () => number
  /** Sees the plan after every move; for tests. */
  readonly afterMove?: (state: PlanState) => void
}
