import { shapeFaults } from '#contracts/planning/faults.ts'
import { planSchema } from '#contracts/planning/plan.ts'
import { planningProblemSchema } from '#contracts/planning/problem.ts'
import type { Report as PlanReport } from '#core/planning/check/check-report.ts'
import type { Problem } from '#core/planning/problem.ts'
import { type Fault, faultText, pathText } from '#core/planning/validate/fault.ts'
import { validatePlan } from '#core/planning/validate/validate-plan.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import { InputError } from './input-error.ts'
import { parseJson } from './parse-json.ts'
import { readInput } from './read-input.ts'

type Schema = Parameters<typeof shapeFaults>[0]

/** A valid planning problem from a file or standard input; throws InputError with every fault otherwise. */
export async function readProblem(path: string | undefined): Promise<Problem> {
  return (await readValid(path, planningProblemSchema, validateProblem)) as Problem
}

/** A readable plan, whatever it is worth. */
export async function readPlan(path: string | undefined): Promise<PlanReport> {
  return (await readValid(path, planSchema, validatePlan)) as PlanReport
}

async function readValid(
  path: string | undefined,
  schema: Schema,
  validate: (document: unknown) => Fault[],
): Promise<unknown> {
  const name = path === undefined || path === '-' ? 'standard input' : path
  const { document, faults } = parseJson(await readInput(path), name)
  const all = [...faults, ...allFaults(document, schema, validate)]
  if (all.length === 0) return document
  throw new InputError([
    `${name} has ${all.length} ${all.length === 1 ? 'fault' : 'faults'}:`,
    ...all.map(faultText),
  ])
}

/** Faults of shape and of meaning in one list, one per place. */
function allFaults(document: unknown, schema: Schema, validate: (document: unknown) => Fault[]): Fault[] {
  const shape = shapeFaults(schema, document)
  const places = new Set(shape.map((fault) => pathText(fault.path)))
  return [...shape, ...validate(document).filter((fault) => !places.has(pathText(fault.path)))]
}
