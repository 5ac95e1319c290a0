import { makePlan } from '#core/planning/make-plan.ts'
import { type BudgetOptions, budgetOf } from './budget.ts'
import { readProblem } from './read-document.ts'
import { jsonText, writeOutput } from './write-output.ts'

export type PlanOptions = BudgetOptions & {
  readonly seed: number
  readonly repairs: boolean
  readonly out?: string
}

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
