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
  /** Asked between moves; a plan that was stopped by it is not reproducible. */
  readonly shouldStop?: () => boolean
  /** Sees the plan after every move; for tests. */
  readonly afterMove?: (state: PlanState) => void
}
