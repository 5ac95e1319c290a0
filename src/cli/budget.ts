import { DEFAULT_STEPS } from '#core/planning/budgets.ts'

/** How long the search may take: counted in steps, or by the clock. */
export type BudgetOptions = { readonly steps?: number; readonly milliseconds?: number }

export type Budget = {
  readonly steps: number
  readonly shouldStop?: () => boolean
  readonly shouldStopRepairs?: () => boolean
}

/** What the default number of steps is meant to take. The search cools down over its steps, so they must be guessed. */
const DEFAULT_MS = 500
/** A budget of at least this leaves time to replan repairs: a share of it, on top. */
const REPAIRS_FROM_MS = 200
const REPAIR_SHARE = 0.25

/** The budget of one plan; one of milliseconds begins to run here, and its plan is not reproducible. */
export function budgetOf({ steps, milliseconds }: BudgetOptions): Budget {
  if (milliseconds === undefined) return { steps: steps ?? DEFAULT_STEPS }
  const startMs = performance.now()
  const repairsUntilMs = milliseconds < REPAIRS_FROM_MS ? 0 : milliseconds * (1 + REPAIR_SHARE)
  return {
    steps: steps ?? Math.max(100, Math.round((DEFAULT_STEPS * milliseconds) / DEFAULT_MS)),
    shouldStop: () => performance.now() - startMs >= milliseconds,
    shouldStopRepairs: () => performance.now() - startMs >= repairsUntilMs,
  }
}
