import type { Verdict } from '#core/planning/check/check-plan.ts'
import { checkReport } from '#core/planning/check/check-report.ts'
import { instantText } from '#core/planning/check/instant.ts'
import { tidy } from '#core/planning/check/words.ts'
import { readPlan, readProblem } from './read-document.ts'
import { readBoth } from './read-both.ts'
import { jsonText, writeOutput } from './write-output.ts'

export type CheckOptions = { readonly json: boolean }

/** `timewright check`: prints each violation and the cost; exit code 1 when there is a violation. */
export async function runCheck(
  problemPath: string,
  planPath: string | undefined,
  options: CheckOptions,
): Promise<void> {
  const [problem, plan] = await readBoth(problemPath, planPath, readProblem, readPlan)
  const verdict = checkReport(problem, plan)
  await writeOutput(options.json ? jsonText(verdictJson(verdict)) : verdictText(verdict), undefined)
  if (verdict.violations.length > 0) process.exitCode = 1
}

function verdictJson({ violations, cost }: Verdict): unknown {
  return {
    violations: violations.map(({ rule, item, block, sentence }) => ({
      rule,
      item,
      block: block && { item: block.item, start: instantText(block.startMs), end: instantText(block.endMs) },
      sentence,
    })),
    cost,
  }
}

function verdictText({ violations, cost }: Verdict): string {
  const count = violations.length
  const lines = [
    ...violations.map(({ rule, sentence }) => `${rule}: ${sentence}`),
    count === 0 ? 'No violation.' : `${count} ${count === 1 ? 'violation' : 'violations'}.`,
    `Cost ${tidy(cost.total)}: medium ${tidy(cost.medium)}, soft ${tidy(cost.soft)}.`,
    ...Object.entries(cost.byConstraint)
      .filter(([, points]) => points !== 0)
      .map(([constraint, points]) => `  ${constraint} ${tidy(points)}`),
  ]
  return `${lines.join('\n')}\n`
}
