/** Steps for a plan that is waited for without haste: well within half a second on one core. */
export const DEFAULT_STEPS = 40_000

/** Steps for a plan that is waited for: within 50 ms on one core. */
export const INTERACTIVE_STEPS = 4500

/** Steps for taking up the plan in force after a small change: within 10 ms on one core. */
export const REPLAN_STEPS = 400
