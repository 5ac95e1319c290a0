import { z } from 'zod'

// A job is a wake-up call: it names whom to look at and carries nothing else.
// What is to be done stands in the database, so a lost or doubled job does no harm.

const ofUser = z.strictObject({ userId: z.uuid() })

/** One schema per job name: the wire between whoever wakes and whoever works. */
const jobPayloadSchemas = {
  'pull-calendar': z.strictObject({ userId: z.uuid(), calendarId: z.uuid() }),
  'pull-calendar-list': z.strictObject({ userId: z.uuid(), connectionId: z.uuid() }),
  'unfold-goals': ofUser,
  'plan-blocks': ofUser,
  'publish-plan': ofUser,
  'settle-blocks': ofUser,
  'tell-person': ofUser,
  sweep: z.strictObject({}),
} as const

export type JobName = keyof typeof jobPayloadSchemas

export type JobPayloads = { [N in JobName]: z.infer<(typeof jobPayloadSchemas)[N]> }

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobPayloadSchemas, name)

export const jobNames: readonly JobName[] = Object.keys(jobPayloadSchemas).filter(isJobName)

type SchemaOf = { readonly [N in JobName]: z.ZodType<JobPayloads[N]> }
const schemas: SchemaOf = jobPayloadSchemas

/** The payload, proven to be one of `name`; throws a ZodError that names the fields at fault. */
export const parseJobPayload = <N extends JobName>(name: N, data: unknown): JobPayloads[N] =>
  schemas[name].parse(data)
