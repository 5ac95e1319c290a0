import type { z } from 'zod'

/** One thing wrong with a document: where, what stands there, and what should. */
export type ShapeFault = {
  readonly path: readonly (string | number)[]
  readonly value: unknown
  readonly expected: string
}

/** Every fault of shape in `document`, in the order of the schema; empty when the shape is right. */
export function shapeFaults(schema: z.ZodType, document: unknown): ShapeFault[] {
  const result = schema.safeParse(document)
  if (result.success) return []
  const seen = new Set<string>()
  return result.error.issues
    .flatMap((issue) => faultsOf(issue, document))
    .filter((fault) => {
      const key = JSON.stringify([fault.path, fault.expected])
      return !seen.has(key) && seen.add(key)
    })
}

function faultsOf(issue: z.core.$ZodIssue, document: unknown): ShapeFault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  if (issue.code !== 'unrecognized_keys') {
    return [{ path, value: valueAt(document, path), expected: issue.message }]
  }
  return issue.keys.map((key) => ({
    path: [...path, key],
    value: valueAt(document, [...path, key]),
    expected: `no such field (${issue.message})`,
  }))
}

function valueAt(document: unknown, path: readonly (string | number)[]): unknown {
  let value = document
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
