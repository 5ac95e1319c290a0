import { z } from 'zod'
import { openCalendar, personOf, requireRole, requireScope } from '../access.ts'
import type { Opened } from '../access.ts'
import { enlist } from './calendar-list.ts'
import { mergePatch, readableIssue } from '../events/event-body.ts'
import { keepLabels, labelsSchema } from '../events/event-labels.ts'
import { isTimeZone } from '../events/event-time.ts'
import { GoogleError, insufficientPermissions, invalid } from '../google-error.ts'
import { newCalendar } from './new-calendar.ts'
import { etagOf } from '../events/render-event.ts'
import { hasScope, METHOD_SCOPES, reachesAppCalendar } from '../scopes.ts'
import type { Actor } from '../scopes.ts'
import type { Calendar } from '../state.ts'
import type { Store } from '../store.ts'

const bodySchema = z.object({
  summary: z.string().trim().min(1).max(254),
  description: z.string().max(8192).optional(),
  location: z.string().max(1024).optional(),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone').optional(),
  labelProperties: labelsSchema.optional(),
})

export type CalendarBody = z.infer<typeof bodySchema>

const MAX_CALENDARS = 60

export type CalendarResource = Record<string, unknown> & { id: string }

export function renderCalendar(calendar: Calendar): CalendarResource {
  const { id, summary, description, location, timeZone, ownerEmail, primary } = calendar
  return {
    kind: 'calendar#calendar',
    etag: etagOf(calendar.seq),
    id,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(location === undefined ? {} : { location }),
    timeZone,
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
    ...(calendar.eventLabels === undefined ? {} : { labelProperties: { eventLabels: calendar.eventLabels } }),
    ...(primary ? {} : { dataOwner: ownerEmail }),
  }
}

function openWithScope(store: Store, actor: Actor, calendarId: string, scopes: readonly string[]): Opened {
  const opened = openCalendar(store, actor, calendarId)
  if (!hasScope(actor, ...scopes) && !reachesAppCalendar(actor, opened.calendar))
    throw insufficientPermissions()
  return opened
}

export function getCalendar(store: Store, actor: Actor, calendarId: string): CalendarResource {
  return renderCalendar(openWithScope(store, actor, calendarId, METHOD_SCOPES.calendarRead).calendar)
}

export function parseCalendarBody(raw: unknown): CalendarBody {
  const parsed = bodySchema.safeParse(mergePatch({}, raw))
  if (!parsed.success) throw invalid(readableIssue(parsed.error))
  return parsed.data
}

/** calendars.insert: a secondary calendar of the person; remembers the client for the scope app.created. */
export function insertCalendar(store: Store, actor: Actor, raw: unknown): CalendarResource {
  requireScope(actor, METHOD_SCOPES.calendarInsert)
  const { labelProperties, ...body } = parseCalendarBody(raw)
  const person = personOf(store, actor.email)
  const own = [...store.state.calendars.values()].filter(
    (each) => each.ownerEmail === person.email && !each.primary,
  )
  if (own.length >= MAX_CALENDARS)
    throw new GoogleError(403, 'quotaExceeded', 'Calendar usage limits exceeded.', { domain: 'usageLimits' })
  return store.change(() => {
    const calendar = newCalendar(store, {
      timeZone: person.timeZone,
      ...body,
      id: `c_${store.newEventId()}@group.calendar.google.com`,
      ownerEmail: person.email,
      createdBy: actor.clientId,
      ...(labelProperties === undefined ? {} : { eventLabels: keepLabels(store, labelProperties) }),
    } as Calendar)
    enlist(store, calendar, person.email, 'owner')
    return renderCalendar(calendar)
  })
}

/** Opens a calendar to change the calendar itself. */
export function openOwned(store: Store, actor: Actor, calendarId: string): Opened {
  const opened = openWithScope(store, actor, calendarId, METHOD_SCOPES.calendarWrite)
  requireRole(opened, 'owner')
  return opened
}
