import { DEFAULT_STEPS } from '#core/planning/budgets.ts'

/** How long the search may take: counted in steps, or by the clock. */
export type BudgetOptions = { readonly steps?: number; readonly milliseconds?: number }

export type Budget = {
  readonly steps: number
  readonly timeGone?: () => number
  readonly shouldStopRepairs?: () => boolean
}

/** More steps than any machine does in a millisecond: where time is given alone, only the clock ends the search. */
const MOST_STEPS_PER_MS = 500
/** Part of the time for what follows the search. */
const RESERVE = 0.02
/** A budget of at least this leaves time to replan repairs: a share of it, on top. */
const REPAIRS_FROM_MS = 200
const REPAIR_SHARE = 0.25

/** The budget of one plan; one of milliseconds begins to run here, and its plan is not reproducible. */
export function budgetOf({ steps, milliseconds }: BudgetOptions): Budget {
  if (milliseconds === undefined) return { steps: steps ?? DEFAULT_STEPS }
  const startMs = performance.now()
  const searchMs = (1 - RESERVE) * milliseconds
  const repairsUntilMs = milliseconds < REPAIRS_FROM_MS ? 0 : milliseconds * (1 + REPAIR_SHARE)
  return {
    steps: steps ?? Math.ceil(MOST_STEPS_PER_MS * milliseconds),
    timeGone: () => (performance.now() - startMs) / searchMs,
    shouldStopRepairs: () => performance.now() - startMs >= repairsUntilMs,
  }
}
