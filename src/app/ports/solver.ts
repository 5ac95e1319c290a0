import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'

export type SolveOptions = {
  readonly seed: number
  readonly steps: number
  readonly repairs: boolean
  readonly isCalm: boolean
}

/** The planner, run where it cannot hold up anything else. */
export type Solver = {
  makePlan(problem: Problem, options: SolveOptions): Promise<Plan>
  close(): Promise<void>
}
