import { type JsonSchema, type OpenApi, plainSchema } from '../../../support/bad-input/json-schema.ts'

/** Where ids stand in a value that fits the schema, such as ["afterTaskIds", "0"]. */
export type IdPlace = readonly string[]

type Schema = JsonSchema & { readonly pattern?: string; readonly minItems?: number }

/** What no schema tells: fields that have to be there, or have to be more than text. */
const wellChosen: Readonly<Record<string, unknown>> = { targetMinutesPerWeek: 60, repairId: '1' }

/** A value that fits a schema. Fields that may be left out are, but for those on the way to `place`. */
export function exampleOf(schema: JsonSchema, api: OpenApi, place: IdPlace = [], id = ''): unknown {
  const plain: Schema = plainSchema(schema, api)
  const [branch] = plain.oneOf ?? plain.anyOf ?? []
  if (branch !== undefined) return exampleOf(branch, api, place, id)
  if (plain.type === 'object') return anObject(plain, api, place, id)
  if (plain.type === 'array') return aList(plain, api, place, id)
  return plain.enum?.[0] ?? aScalar(plain, id)
}

function anObject(schema: Schema, api: OpenApi, [next, ...rest]: IdPlace, id: string) {
  const known = Object.keys(wellChosen).filter((name) => name in (schema.properties ?? {}))
  const wanted = new Set([...(schema.required ?? []), ...known, ...(next === undefined ? [] : [next])])
  const entries = [...wanted].map((name) => {
    const property = schema.properties?.[name] ?? {}
    if (name === next) return [name, exampleOf(property, api, rest, id)] as const
    return [name, wellChosen[name] ?? exampleOf(property, api)] as const
  })
  return Object.fromEntries(entries)
}

function aList(schema: Schema, api: OpenApi, [, ...rest]: IdPlace, id: string): unknown[] {
  const length = Math.max(schema.minItems ?? 0, id === '' ? 0 : 1)
  return Array.from({ length }, () => exampleOf(schema.items ?? {}, api, rest, id))
}

const texts: Readonly<Record<string, string>> = {
  date: '2026-12-01',
  'date-time': '2026-12-01T09:00:00Z',
  uuid: '019abcde-0000-7000-8000-000000000000',
  email: 'somebody@example.org',
}

function aScalar({ type, minimum, ...schema }: Schema, id: string): unknown {
  if (type === 'integer' || type === 'number') return Math.max(minimum ?? 1, 1)
  return type === 'boolean' ? true : aText(schema, id)
}

function aText({ format = '', pattern = '' }: Schema, id: string): string {
  if (format === 'uuid' && id !== '') return id
  return texts[format] ?? (pattern.includes('[01]') ? '09:00' : 'Mine')
}

/** Every place of an id in what a schema describes. */
export function idPlacesIn(schema: JsonSchema, api: OpenApi, depth = 0): readonly IdPlace[] {
  const plain = plainSchema(schema, api)
  if (depth > 4) return []
  if (plain.format === 'uuid') return [[]]
  const [branch] = plain.oneOf ?? plain.anyOf ?? []
  if (branch !== undefined) return idPlacesIn(branch, api, depth + 1)
  if (plain.type === 'array') return below('0', plain.items ?? {}, api, depth)
  return Object.entries(plain.properties ?? {}).flatMap(([name, one]) => below(name, one, api, depth))
}

const below = (name: string, schema: JsonSchema, api: OpenApi, depth: number): readonly IdPlace[] =>
  idPlacesIn(schema, api, depth + 1).map((place) => [name, ...place])
