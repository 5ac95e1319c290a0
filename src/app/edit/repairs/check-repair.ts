import type { Plan, Unplaced } from '#core/planning/plan.ts'
import { durationWords } from '#core/time/duration-words.ts'
import { conflict } from '../../errors.ts'
import { buildProblem } from '../../plan/problem/build-problem.ts'
import type { PlanDependencies } from '../../plan/plan-blocks.ts'
import type { Snapshot } from '../../plan/snapshot.ts'

type Planner = Pick<PlanDependencies, 'solver' | 'expand' | 'steps'>

const EPSILON = 0.001

/** Has the changed world planned as it is now, and refuses a repair that does not keep what it promised. */
export async function checkRepair(
  { solver, expand, steps }: Planner,
  repaired: Snapshot,
  before: Plan,
): Promise<void> {
  const { problem } = buildProblem(repaired, expand, `repair-${repaired.person.id}`)
  const after = await solver.makePlan(problem, { seed: 1, steps, repairs: false, isCalm: true })
  const [was, is] = [missing(before.unplaced), missing(after.unplaced)]
  if (is <= was && after.cost.medium < before.cost.medium - EPSILON) return
  throw conflict(
    'repair-no-help',
    `This repair does not help any more: planned anew with it, ${durationWords(is)} would find no place, now it is ${durationWords(was)}.`,
    'Plan again, and look at the new advice.',
  )
}

const missing = (entries: readonly Unplaced[]): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0)
