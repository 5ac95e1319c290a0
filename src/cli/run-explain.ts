import { explainItems, type ItemExplanation } from '#core/planning/explain/explain-item.ts'
import type { Problem } from '#core/planning/problem.ts'
import { printable, tidy } from '#core/planning/check/words.ts'
import { InputError } from './input-error.ts'
import { readBoth } from './read-both.ts'
import { readPlan, readProblem } from './read-document.ts'
import { jsonText, writeOutput } from './write-output.ts'

export type ExplainOptions = { readonly item?: string; readonly json: boolean }

/** `timewright explain`: why each block is where it is, its best alternatives, and why the rest is not placed. */
export async function runExplain(
  problemPath: string,
  planPath: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const [problem, plan] = await readBoth(problemPath, planPath, readProblem, readPlan)
  const all = idsOf(problem)
  if (options.item !== undefined && !all.includes(options.item)) {
    throw new InputError([
      `Cannot explain "${options.item}": the problem knows no such task or habit. It knows ${all.slice(0, 20).join(', ')}.`,
    ])
  }
  const explained = explainItems(problem, plan, options.item === undefined ? all : [options.item])
  await writeOutput(options.json ? jsonText(explained) : explained.map(itemText).join('\n'), undefined)
}

function idsOf(problem: Problem): string[] {
  return [...(problem.tasks ?? []), ...(problem.habits ?? [])].map((item) => item.id)
}

function itemText(item: ItemExplanation): string {
  const costs = Object.entries(item.byConstraint).filter(([, points]) => points !== 0)
  const detail = costs.map(([constraint, points]) => `${constraint} ${tidy(points)}`).join(', ')
  const lines = [
    `${printable(`${item.title} (${item.item})`)}: costs ${tidy(item.cost)}${detail === '' ? '' : ` (${detail})`}`,
    ...item.blocks.flatMap((block) => [
      `  ${block.when}${block.pinned ? ', pinned' : ''}`,
      ...block.why.map(({ sentence }) => `    ${sentence}`),
      ...block.alternatives.map(({ sentence }) => `    Or: ${sentence}`),
    ]),
    ...item.unplaced.map(({ reason, sentence }) => `  ${reason}: ${sentence}`),
  ]
  return `${lines.join('\n')}\n`
}
