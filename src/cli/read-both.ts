import { InputError } from './input-error.ts'

/** Reads a problem and a plan, and lists the faults of both; only one of them can come from standard input. */
export async function readBoth<P, Q>(
  problemPath: string,
  planPath: string | undefined,
  readProblem: (path: string) => Promise<P>,
  readPlan: (path: string | undefined) => Promise<Q>,
): Promise<[P, Q]> {
  if (problemPath === '-' && (planPath === undefined || planPath === '-')) {
    throw new InputError([
      'Cannot read both problem and plan from standard input: give a file for one of them.',
    ])
  }
  const results = await Promise.allSettled([readProblem(problemPath), readPlan(planPath)])
  const [problem, plan] = results
  if (problem.status === 'fulfilled' && plan.status === 'fulfilled') return [problem.value, plan.value]
  throw new InputError(results.flatMap(linesOf))
}

function linesOf(result: PromiseSettledResult<unknown>): readonly string[] {
  if (result.status === 'fulfilled') return []
  if (result.reason instanceof InputError) return result.reason.lines
  throw result.reason
}
