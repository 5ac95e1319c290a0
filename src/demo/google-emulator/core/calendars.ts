import { z } from 'zod'
import { openCalendar, personOf, requireRole, requireScope } from './access.ts'
import type { Opened } from './access.ts'
import { enlist, refreshEntries } from './calendar-list.ts'
import { mergePatch, readableIssue } from './event-body.ts'
import { isTimeZone } from './event-time.ts'
import { GoogleError, insufficientPermissions, invalid } from './google-error.ts'
import { newCalendar } from './new-calendar.ts'
import { etagOf } from './render-event.ts'
import { hasScope, METHOD_SCOPES, reachesAppCalendar } from './scopes.ts'
import type { Actor } from './scopes.ts'
import type { Calendar } from './state.ts'
import type { Store } from './store.ts'

const bodySchema = z.object({
  summary: z.string().trim().min(1).max(254),
  description: z.string().max(8192).optional(),
  location: z.string().max(1024).optional(),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone').optional(),
})

type CalendarBody = z.infer<typeof bodySchema>

const MAX_CALENDARS = 60

export type CalendarResource = Record<string, unknown> & { id: string }

function render(calendar: Calendar): CalendarResource {
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
  return render(openWithScope(store, actor, calendarId, METHOD_SCOPES.calendarRead).calendar)
}

function parseBody(raw: unknown): CalendarBody {
  const parsed = bodySchema.safeParse(mergePatch({}, raw))
  if (!parsed.success) throw invalid(readableIssue(parsed.error))
  return parsed.data
}

/** calendars.insert: a secondary calendar of the person; remembers the client for the scope app.created. */
export function insertCalendar(store: Store, actor: Actor, raw: unknown): CalendarResource {
  requireScope(actor, METHOD_SCOPES.calendarInsert)
  const body = parseBody(raw)
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
    } as Calendar)
    enlist(store, calendar, person.email, 'owner')
    return render(calendar)
  })
}

export function patchCalendar(
  store: Store,
  actor: Actor,
  calendarId: string,
  raw: unknown,
): CalendarResource {
  const opened = openWithScope(store, actor, calendarId, METHOD_SCOPES.calendarWrite)
  requireRole(opened, 'owner')
  const { calendar } = opened
  const { summary, description, location, timeZone } = calendar
  const body = parseBody(mergePatch({ summary, description, location, timeZone }, raw))
  return store.change(() => {
    Object.assign(calendar, body, { seq: store.nextSeq() })
    if (body.description === undefined) delete calendar.description
    if (body.location === undefined) delete calendar.location
    refreshEntries(store, calendar)
    return render(calendar)
  })
}

/** calendars.delete: only its data owner, never a primary calendar. */
export function deleteCalendar(store: Store, actor: Actor, calendarId: string): void {
  const opened = openWithScope(store, actor, calendarId, METHOD_SCOPES.calendarWrite)
  requireRole(opened, 'owner')
  const { calendar } = opened
  if (calendar.primary)
    throw new GoogleError(400, 'cannotDeletePrimaryCalendar', 'Primary calendars cannot be deleted.', {
      domain: 'calendar',
    })
  store.change(() => {
    calendar.deleted = true
    refreshEntries(store, calendar)
    store.touch('events', calendar.id)
  })
}
