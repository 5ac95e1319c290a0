import type { Exchange, JournalEntry } from '#demo/google-emulator/control/journal.ts'
import { clientMetadata } from '#demo/google-emulator/discovery/client-metadata.ts'
import type { MethodFacts } from '#demo/google-emulator/discovery/client-metadata.ts'
import type { Schema } from '#demo/google-emulator/discovery/type-parser.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What in a value the schema does not know, as "path: what". Nulls count as absent, like in Google's types. */
export function misfits(value: unknown, schema: Schema, path: string): string[] {
  if (value === null || value === undefined) return []
  const { $ref, type, properties, items, additionalProperties } = schema
  if ($ref !== undefined) return misfits(value, clientMetadata().schemas[$ref] ?? {}, path)
  if (type === 'array')
    return Array.isArray(value)
      ? value.flatMap((each, index) => misfits(each, items ?? {}, `${path}[${index}]`))
      : [`${path}: ${JSON.stringify(value)} is no array`]
  if (type !== 'object') return misfitOfValue(value, type, path)
  if (!isObject(value)) return [`${path}: ${JSON.stringify(value)} is no object`]
  return Object.entries(value).flatMap(([name, each]) => {
    const known = properties?.[name] ?? additionalProperties
    return known === undefined ? [`${path}.${name}: unknown field`] : misfits(each, known, `${path}.${name}`)
  })
}

function misfitOfValue(value: unknown, type: string | undefined, path: string): string[] {
  if (type === undefined || typeof value === type) return []
  return [`${path}: ${JSON.stringify(value)} is no ${type}`]
}

function misfitsOfQuery(entry: JournalEntry, { parameters }: MethodFacts): string[] {
  const known = { ...clientMetadata().parameters, ...parameters }
  const names = isObject(entry.query) ? Object.keys(entry.query) : []
  return names.filter((name) => known[name] === undefined).map((name) => `query ${name}: unknown parameter`)
}

const ERROR: Schema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'number' },
        message: { type: 'string' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              domain: { type: 'string' },
              reason: { type: 'string' },
              message: { type: 'string' },
              location: { type: 'string' },
              locationType: { type: 'string' },
            },
          },
        },
      },
    },
  },
}

function misfitsOfAnswer(text: string | null, method: MethodFacts): string[] {
  const isEmpty = text === null || text === ''
  if (method.response === null) return isEmpty ? [] : [`response: expected none, got ${text}`]
  if (isEmpty) return ['response: is empty']
  return misfits(JSON.parse(text), { $ref: method.response }, 'response')
}

/** Everything in an exchange that Google's own client does not declare. Faults are not judged. */
export function judge(entry: JournalEntry, { request, response }: Exchange): string[] {
  if (entry.fault !== null || entry.name.startsWith('oauth.')) return []
  const method = clientMetadata().methods.find(({ id }) => id === entry.name)
  if (method === undefined) return [`no such method`]
  if ((entry.status ?? 500) >= 400) return misfits(JSON.parse(response ?? 'null'), ERROR, 'error')
  const body = method.request === null ? [] : misfits(request, { $ref: method.request }, 'request')
  return [...body, ...misfitsOfQuery(entry, method), ...misfitsOfAnswer(response, method)]
}
