/** As much of JSON Schema as our documentation uses. */
export type JsonSchema = {
  readonly $ref?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema: JsonSchema
}

export type Operation = {
  readonly summary?: string
  readonly security?: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
  readonly responses: Readonly<Record<string, unknown>>
}

export type OpenApi = {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

export type Route = { readonly key: string; readonly method: string; readonly path: string } & Operation

/** Every documented operation, under a name such as "POST /api/v1/tasks". */
export const routesOf = ({ paths }: OpenApi): Route[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      key: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
    })),
  )

/** Follows references, and leaves "or null" out. */
export function plainSchema(schema: JsonSchema, api: OpenApi): JsonSchema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return plainSchema(api.components.schemas[name] ?? {}, api)
  }
  const branches = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')
  const [only] = branches
  return only !== undefined && branches.length === 1 ? plainSchema(only, api) : schema
}

export const isNullable = ({ anyOf = [], type }: JsonSchema): boolean =>
  type === 'null' || anyOf.some((branch) => branch.type === 'null')
