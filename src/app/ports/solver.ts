import type { ItemExplanation } from '#core/planning/explain/explain-item.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'

export type SolveOptions = {
  readonly seed: number
  readonly steps: number
  readonly repairs: boolean
  readonly isCalm: boolean
  /** Tasks whose dates and minutes no repair may change. */
  readonly firm?: readonly string[]
}

/** The planner, run where it cannot hold up anything else. */
export type Solver = {
  makePlan(problem: Problem, options: SolveOptions): Promise<Plan>
  /** Why the blocks of an item are where they are, and what other places would cost. */
  explainItem(problem: Problem, plan: Plan, itemId: string): Promise<ItemExplanation | null>
  close(): Promise<void>
}
