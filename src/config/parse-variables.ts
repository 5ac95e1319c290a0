import { z } from 'zod'
import type { Fault } from './config-error.ts'
import { describeValue } from './describe-value.ts'
import { about, variables, type Variable } from './variables.ts'

const schema = z.object(variables)

export type Values = z.infer<typeof schema>

/** Reads each variable by itself. A faulty one is reported, and counts as unset for the rules that follow. */
export function parseVariables(source: Readonly<Record<string, string | undefined>>): {
  values: Values
  faults: readonly Fault[]
} {
  const result = schema.safeParse(source)
  if (result.success) return { values: result.data, faults: [] }
  const faulty = new Set(result.error.issues.map((issue) => issue.path[0] as Variable))
  const rest = Object.entries(source).filter(([name]) => !faulty.has(name as Variable))
  return {
    values: schema.parse(Object.fromEntries(rest)),
    faults: [...faulty].map((name) => describe(name, source[name])),
  }
}

function describe(variable: Variable, value: string | undefined): Fault {
  const { expected, fallback, isSecret } = about[variable]
  return {
    variable,
    value: describeValue(value, isSecret === true),
    expected,
    wayOut: `Mend it, or remove it for the default: ${fallback}.`,
  }
}
