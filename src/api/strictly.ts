import { z } from 'zod'

/** The same schema, refusing unknown fields at every depth: a misspelt field is told, not ignored. */
export function strictly(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return strictObject(schema)
  if (schema instanceof z.ZodArray)
    return around(schema, { element: strictly(schema.def.element as z.ZodType) })
  if (schema instanceof z.ZodUnion) {
    return around(schema, { options: schema.def.options.map((option) => strictly(option as z.ZodType)) })
  }
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
  return isWrapped ? around(schema, { innerType: strictly(schema.def.innerType as z.ZodType) }) : schema
}

const strictObject = (schema: z.ZodObject): z.ZodType =>
  around(schema, {
    shape: Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, strictly(field as z.ZodType)]),
    ),
    catchall: z.never(),
  })

/** A copy with other insides; its own checks and what is said about it stay. */
const around = (schema: z.ZodType, inside: object): z.ZodType =>
  schema.clone({ ...schema.def, ...inside }, { parent: true })
