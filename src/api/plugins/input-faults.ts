import type { FastifyRequest } from 'fastify'
import type { Fault } from '#app/errors.ts'
import { expectedOf, type Issue } from './expected.ts'

/** As the validator hands them on: zod's issue, its path as a pointer. */
export type ValidationIssue = {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params?: Readonly<Record<string, unknown>>
}

type Found = Issue & {
  readonly path: readonly string[]
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly Found[])[]
}

/** More than any request has fields; and a body of 256 KiB shall not be answered with ten times as much. */
const MOST_FAULTS = 150

/** Which fields of a request are at fault, their values, and what was expected. */
export function inputFaults(
  issues: readonly ValidationIssue[],
  context: string,
  request: FastifyRequest,
): Fault[] {
  const part = partOf(context, request)
  const name = context === 'querystring' ? 'query' : context
  return issues
    .slice(0, MOST_FAULTS)
    .map(foundOf)
    .flatMap(spread)
    .slice(0, MOST_FAULTS)
    .map(({ path, ...issue }) => ({
      field: [name, ...path].join('.'),
      value: clipped(path.reduce<unknown>(step, part) ?? null),
      expected: expectedOf(issue),
    }))
}

const partOf = (context: string, { query, params, body }: FastifyRequest): unknown =>
  context === 'querystring' ? query : context === 'params' ? params : body

const foundOf = ({ keyword, instancePath, message = '', params = {} }: ValidationIssue): Found => ({
  ...params,
  code: keyword,
  message,
  path: instancePath.split('/').filter((key) => key !== ''),
})

/** Unknown keys are told one by one; of a choice of shapes the one that comes nearest is told. */
function spread(issue: Found): Found[] {
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      code: 'custom',
      message: 'no such field here',
      path: [...issue.path, key],
    }))
  }
  const branches = issue.errors ?? []
  const values = branches.flatMap((branch) => branch.flatMap(({ values: some = [] }) => some))
  if (branches.length === 0) return [issue]
  if (branches.every(([only]) => only?.code === 'invalid_value' && only.path.length === 0)) {
    return [{ code: 'invalid_value', message: issue.message, values, path: issue.path }]
  }
  const [nearest = []] = branches.toSorted((a, b) => a.length - b.length)
  return nearest.flatMap((one) => spread({ ...one, path: [...issue.path, ...one.path.map(String)] }))
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}

const LONGEST_VALUE = 200

/** A fault shows what it is about, not a whole book; lists nested a thousandfold cannot even be written down. */
function clipped(value: unknown): unknown {
  try {
    const text = JSON.stringify(value)
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE).toWellFormed()}…` : value
  } catch {
    return '(nested too deeply to be shown)'
  }
}
