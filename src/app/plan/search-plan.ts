import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import type { Solver } from '../ports/solver.ts'
import { firmTasks } from './problem/task-items.ts'
import type { Snapshot } from './snapshot.ts'

const SEED = 1

type Planner = {
  readonly solver: Solver
  /** Most steps of a search; the same number gives the same plan on every machine. */
  readonly steps: number
}

/** The one search that every plan of a person comes from, be it meant or only thought of. */
export const searchPlan = ({ solver, steps }: Planner, snapshot: Snapshot, problem: Problem): Promise<Plan> =>
  solver.makePlan(problem, { seed: SEED, steps, repairs: true, isCalm: true, firm: firmTasks(snapshot) })
