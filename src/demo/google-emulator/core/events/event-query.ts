import { z } from 'zod'
import { readableIssue } from './event-body.ts'
import { isTimeZone, parseMoment } from './event-time.ts'
import { invalid } from '../google-error.ts'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const count = z.coerce.number().int().min(1)
const many = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]))
const moment = (parameter: string): z.ZodType<number, string> =>
  z.string().transform((text) => parseMoment(text, parameter))

export const pageQuery = z.object({
  maxResults: count.optional(),
  pageToken: z.string().optional(),
  syncToken: z.string().optional(),
})

export type PageQuery = z.infer<typeof pageQuery>

export const eventsQuery = pageQuery.extend({
  showDeleted: flag.optional(),
  singleEvents: flag.default(false),
  showHiddenInvitations: flag.default(false),
  timeMin: moment('timeMin').optional(),
  timeMax: moment('timeMax').optional(),
  updatedMin: moment('updatedMin').optional(),
  q: z.string().optional(),
  iCalUID: z.string().optional(),
  orderBy: z.enum(['startTime', 'updated']).optional(),
  eventTypes: many.optional(),
  privateExtendedProperty: many.optional(),
  sharedExtendedProperty: many.optional(),
  maxAttendees: count.optional(),
  timeZone: z.string().optional(),
  originalStart: z.string().optional(),
})

export type EventsQuery = z.infer<typeof eventsQuery>

export const listQuery = pageQuery.extend({
  showDeleted: flag.optional(),
  showHidden: flag.optional(),
  minAccessRole: z
    .enum(['freeBusyReader', 'reader', 'writerWithoutPrivateAccess', 'writer', 'owner'])
    .optional(),
  showOwnOrganizationOnly: flag.optional(),
})

export const aclQuery = pageQuery.extend({ showDeleted: flag.optional() })

export type AclQuery = z.infer<typeof aclQuery>

export type ListQuery = z.infer<typeof listQuery>

/** Reads query parameters with a schema, or a readable 400. */
export function parseQuery<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw)
  if (!parsed.success) throw invalid(readableIssue(parsed.error), parsed.error.issues[0]?.path.join('.'))
  return parsed.data
}

function checkPairs(constraints: readonly (string[] | undefined)[]): void {
  const pairs = constraints.flatMap((each) => each ?? [])
  if (!pairs.every((pair) => pair.indexOf('=') > 0))
    throw invalid('Extended property constraints have the form name=value.')
}

/** Reads and cross-checks the parameters of events.list and events.instances. */
export function parseEventsQuery(raw: unknown): EventsQuery {
  const query = parseQuery(eventsQuery, raw)
  if (query.timeZone !== undefined && !isTimeZone(query.timeZone))
    throw invalid('Invalid time zone.', 'timeZone')
  if (query.timeMin !== undefined && query.timeMax !== undefined && query.timeMax <= query.timeMin)
    throw invalid('The specified time range is empty: timeMax must lie after timeMin.', 'timeMax')
  if (query.orderBy === 'startTime' && !query.singleEvents)
    throw invalid('The requested ordering is not available for the particular query.', 'orderBy')
  checkPairs([query.privateExtendedProperty, query.sharedExtendedProperty])
  return query
}
