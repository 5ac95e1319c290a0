import type { ProblemDetails } from '#contracts/http/problem.ts'

/** Every line of a table that the server could not read: all of them are faults of one and the same field. */
export const lineFaults = (problem: ProblemDetails | null): { line: string; expected: string }[] =>
  (problem?.faults ?? [])
    .filter(({ value }) => typeof value === 'string' && value.startsWith('line '))
    .map(({ value, expected }) => ({ line: String(value), expected }))
