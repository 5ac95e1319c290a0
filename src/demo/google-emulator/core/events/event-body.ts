import { z } from 'zod'
import { invalid } from '../google-error.ts'

const text = z.string().max(8192)
const open = z.record(z.string(), z.unknown())
const time = z.object({
  date: z.string().optional(),
  dateTime: z.string().optional(),
  timeZone: z.string().optional(),
})
const properties = z.record(z.string().max(44), z.string().max(1024))

const attendee = z.looseObject({
  email: z.string().min(1),
  displayName: z.string().optional(),
  optional: z.boolean().optional(),
  resource: z.boolean().optional(),
  comment: z.string().optional(),
  additionalGuests: z.number().optional(),
  responseStatus: z.enum(['needsAction', 'declined', 'tentative', 'accepted']).optional(),
})

/** What a caller may write. Unknown and read-only fields are dropped, as Google does. */
const eventBodySchema = z.object({
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  summary: text.optional(),
  description: text.optional(),
  location: z.string().max(1024).optional(),
  colorId: z.string().optional(),
  eventLabelId: z.string().optional(),
  start: time.optional(),
  end: time.optional(),
  endTimeUnspecified: z.boolean().optional(),
  recurrence: z.array(z.string().max(4096)).optional(),
  transparency: z.enum(['opaque', 'transparent']).optional(),
  visibility: z.enum(['default', 'public', 'private', 'confidential']).optional(),
  attendees: z.array(attendee).max(200).optional(),
  attendeesOmitted: z.boolean().optional(),
  extendedProperties: z.object({ private: properties.optional(), shared: properties.optional() }).optional(),
  anyoneCanAddSelf: z.boolean().optional(),
  guestsCanInviteOthers: z.boolean().optional(),
  guestsCanModify: z.boolean().optional(),
  guestsCanSeeOtherGuests: z.boolean().optional(),
  reminders: z
    .object({ useDefault: z.boolean().optional(), overrides: z.array(open).max(5).optional() })
    .optional(),
  source: z.object({ url: z.string().optional(), title: z.string().optional() }).optional(),
  eventType: z.string().max(64).optional(),
  attachments: z.array(open).optional(),
  conferenceData: open.optional(),
  focusTimeProperties: open.optional(),
  outOfOfficeProperties: open.optional(),
  workingLocationProperties: open.optional(),
  birthdayProperties: open.optional(),
})

export type EventBody = z.infer<typeof eventBodySchema>

type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merge as events.patch does: objects merge key by key, arrays replace, null deletes. */
export function mergePatch(base: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged: Json = isObject(base) ? { ...base } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) delete merged[key]
    else Object.defineProperty(merged, key, { value: mergePatch(merged[key], value), ...PLAIN })
  }
  return merged
}

const PLAIN = { enumerable: true, configurable: true, writable: true }

/** Reads a request body, or a readable 400. Nulls count as absent. */
export function parseEventBody(raw: unknown): EventBody {
  if (!isObject(raw)) throw invalid('The request body must be a JSON object.')
  const parsed = eventBodySchema.safeParse(mergePatch({}, raw))
  if (parsed.success) return parsed.data
  throw invalid(readableIssue(parsed.error))
}

/** "Invalid value for: start.date: expected string" from the first issue. */
export function readableIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return `Invalid value for: ${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'malformed'}`
}
