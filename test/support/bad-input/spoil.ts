import { isNullable, type JsonSchema, type OpenApi, plainSchema } from './json-schema.ts'

/** A JSON text that a route must refuse, and where the fault lies (dotted, from the value's own root). */
export type Spoilt = { readonly json: string; readonly fields: readonly string[] }

const here = (...texts: readonly string[]): Spoilt[] => texts.map((json) => ({ json, fields: [''] }))

/** Texts that are wrong for a schema: wrong types, out of range, no such date, and the same one level down. */
export function spoil(schema: JsonSchema, api: OpenApi): Spoilt[] {
  const plain = plainSchema(schema, api)
  const none = isNullable(schema) ? [] : here('null')
  return [...none, ...ofType(plain, api)]
}

const ofType = (schema: JsonSchema, api: OpenApi): Spoilt[] =>
  schema.enum === undefined
    ? (byType[schema.type ?? 'choice']?.(schema, api) ?? [])
    : here('"no-such-word"', '17', '{}')

const byType: Readonly<Record<string, (schema: JsonSchema, api: OpenApi) => Spoilt[]>> = {
  object: (schema, api) => [...here('"x"', '42', '[]'), ...spoilObject(schema, api)],
  array: (schema, api) => [...here('"x"', '{}', ...tooMany(schema)), ...spoilItem(schema, api)],
  string: (schema) => spoilString(schema),
  integer: (schema) => here('"5"', 'true', '1.5', '1e999', '-1e999', '9007199254740993', ...outside(schema)),
  number: (schema) => here('"5"', '[]', '1e999', '-1e999', ...outside(schema)),
  boolean: () => here('"true"', '1'),
  choice: () => here('"x"', '[]', '{}'),
}

const outside = ({ minimum, maximum }: JsonSchema): string[] => [
  ...(minimum === undefined ? [] : [String(minimum - 1)]),
  ...(maximum === undefined ? [] : [String(maximum + 1), '1e308']),
]

const tooMany = ({ maxItems }: JsonSchema): string[] =>
  maxItems === undefined ? [] : [JSON.stringify(Array.from({ length: maxItems + 1 }, () => null))]

function spoilString({ format, maxLength }: JsonSchema): Spoilt[] {
  const wrongTypes = ['42', '{}', '["x"]', 'false']
  const unstorable = ['"a\\u0000b"', '"\\ud800"', '"x\\udc00y"']
  const long = maxLength === undefined ? [] : [JSON.stringify('x'.repeat(Math.max(maxLength + 1, 10_000)))]
  return here(...wrongTypes, ...unstorable, ...long, ...(formats[format ?? ''] ?? []).map(quoted))
}

const quoted = (text: string): string => JSON.stringify(text)

const formats: Readonly<Record<string, readonly string[]>> = {
  uuid: ['1', 'no-uuid', "'; drop table tasks; --", '00000000-0000-0000-0000-00000000000g'],
  date: ['2026-02-30', '2026-13-01', '23.11.2026', '0000-01-01', '9999-12-31', '2026-11-23T00:00:00Z', ''],
  'date-time': [
    '2026-11-23T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23',
    '1764000000000',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
    '+275760-09-13T00:00:00Z',
    'tomorrow',
  ],
}

const inside = (key: string, { json, fields }: Spoilt): Spoilt => ({
  json: `{${quoted(key)}:${json}}`,
  fields: under(key, fields),
})

const under = (key: string | number, fields: readonly string[]): string[] =>
  fields.map((field) => [key, field].filter((part) => part !== '').join('.'))

/** The same in every entry, of which there are as many as the list needs. */
const entries = (count: number, { json, fields }: Spoilt): Spoilt => ({
  json: `[${Array.from({ length: count }, () => json).join(',')}]`,
  fields: Array.from({ length: count }, (_, index) => under(index, fields)).flat(),
})

const spoilItem = ({ items, minItems = 1 }: JsonSchema, api: OpenApi): Spoilt[] =>
  items === undefined ? [] : spoil(items, api).map((bad) => entries(Math.max(1, minItems), bad))

/** The n-th body spoils every property in its n-th way at once: all of them have to be named. */
export function spoilObject(
  schema: JsonSchema,
  api: OpenApi,
  fixed = '',
  keep: readonly string[] = [],
): Spoilt[] {
  const bads = Object.entries(schema.properties ?? {})
    .filter(([name]) => !keep.includes(name))
    .map(([name, property]) => ({ name, ways: spoil(property, api) }))
    .filter(({ ways }) => ways.length > 0)
  const rounds = Math.max(0, ...bads.map(({ ways }) => ways.length))
  const missing = (schema.required ?? []).filter((name) => !keep.includes(name))
  return [
    ...Array.from({ length: rounds }, (_, round) => spoilAll(bads, round, fixed)),
    ...(missing.length > 0 ? [{ json: `{${fixed}}`, fields: missing }] : []),
    { json: `{${[fixed, '"zzz":1'].filter((part) => part !== '').join(',')}}`, fields: ['zzz', ...missing] },
  ]
}

type Ways = { readonly name: string; readonly ways: readonly Spoilt[] }

function spoilAll(bads: readonly Ways[], round: number, fixed: string): Spoilt {
  const chosen = bads.map(({ name, ways }) => ({ name, bad: ways[round % ways.length] as Spoilt }))
  const members = chosen.map(({ name, bad }) => `${quoted(name)}:${bad.json}`)
  return {
    json: `{${[fixed, ...members].filter((part) => part !== '').join(',')}}`,
    fields: chosen.flatMap(({ name, bad }) => inside(name, bad).fields),
  }
}
