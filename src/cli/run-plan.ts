import { DEFAULT_STEPS } from '#core/planning/budgets.ts'
import { makePlan, type MakePlanOptions } from '#core/planning/make-plan.ts'
import { readProblem } from './read-document.ts'
import { jsonText, writeOutput } from './write-output.ts'

export type PlanOptions = {
  readonly seed: number
  readonly steps?: number
  readonly milliseconds?: number
  readonly repairs: boolean
  readonly out?: string
}

/** What the default number of steps is meant to take. The search cools down over its steps, so they must be guessed. */
const DEFAULT_MS = 500
/** A budget of at least this leaves time to replan repairs: a share of it, on top. */
const REPAIRS_FROM_MS = 200
const REPAIR_SHARE = 0.25

/** `timewright plan`: reads a problem, prints a plan. */
export async function runPlan(path: string | undefined, options: PlanOptions): Promise<void> {
  const problem = await readProblem(path)
  const plan = makePlan(problem, {
    seed: options.seed,
    repairs: options.repairs,
    ...budgetOf(options),
  })
  await writeOutput(jsonText(plan), options.out)
}

function budgetOf({ steps, milliseconds }: PlanOptions): Omit<MakePlanOptions, 'seed'> {
  if (milliseconds === undefined) return { steps: steps ?? DEFAULT_STEPS }
  const startMs = performance.now()
  const repairsUntilMs = milliseconds < REPAIRS_FROM_MS ? 0 : milliseconds * (1 + REPAIR_SHARE)
  return {
    steps: steps ?? Math.max(100, Math.round((DEFAULT_STEPS * milliseconds) / DEFAULT_MS)),
    shouldStop: () => performance.now() - startMs >= milliseconds,
    shouldStopRepairs: () => performance.now() - startMs >= repairsUntilMs,
  }
}
