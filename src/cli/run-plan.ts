import { makePlan, type MakePlanOptions } from '#core/planning/make-plan.ts'
import type { PlanOptions } from './plan-command.ts'
import { readProblem } from './read-document.ts'
import { jsonText, writeOutput } from './write-output.ts'

/** About a quarter of a second for four weeks with a hundred tasks. */
const DEFAULT_STEPS = 20_000
/** With a time budget the clock ends the search, not the steps. */
const STEPS_BY_TIME = 1_000_000
/** A budget of at least this leaves time to replan repairs: a share of it, on top. */
const REPAIRS_FROM_MS = 200
const REPAIR_SHARE = 0.25

/** `timewright plan`: reads a problem, prints a plan. */
export async function runPlan(path: string | undefined, options: PlanOptions): Promise<void> {
  const problem = await readProblem(path)
  const plan = makePlan(problem, { seed: options.seed, repairs: options.repairs, ...budgetOf(options) })
  await writeOutput(jsonText(plan), options.out)
}

function budgetOf({ steps, milliseconds }: PlanOptions): Omit<MakePlanOptions, 'seed'> {
  if (milliseconds === undefined) return { steps: steps ?? DEFAULT_STEPS }
  const startMs = performance.now()
  const repairsUntilMs = milliseconds < REPAIRS_FROM_MS ? 0 : milliseconds * (1 + REPAIR_SHARE)
  return {
    steps: steps ?? STEPS_BY_TIME,
    shouldStop: () => performance.now() - startMs >= milliseconds,
    shouldStopRepairs: () => performance.now() - startMs >= repairsUntilMs,
  }
}
