import { z } from 'zod'

/** RFC 9457. Every answer of 400 and above has this shape. */
export const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable, for programs' }),
    instance: z.string(),
    wayOut: z.string().nullable(),
    faults: z.array(z.object({ field: z.string(), value: z.unknown(), expected: z.string() })),
  })
  .meta({ id: 'Problem' })

export type ProblemDetails = z.output<typeof problemDetails>
