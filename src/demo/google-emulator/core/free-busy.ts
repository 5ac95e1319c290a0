import { z } from 'zod'
import { requireScope, roleOn } from './access.ts'
import { isObject, readableIssue } from './events/event-body.ts'
import { isoSeconds, isTimeZone, parseMoment, renderTime } from './events/event-time.ts'
import { GoogleError, invalid } from './google-error.ts'
import {
  exceptionsBySeries,
  expandSeries,
  isAlone,
  isCancelled,
  isSeries,
  overlapsWindow,
  spanOf,
} from './events/instances.ts'
import type { Span } from './events/instances.ts'
import { METHOD_SCOPES } from './scopes.ts'
import type { Actor } from './scopes.ts'
import type { Calendar, StoredEvent } from './state.ts'
import type { Store } from './store.ts'

const schema = z.object({
  timeMin: z.string(),
  timeMax: z.string(),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone').optional(),
  calendarExpansionMax: z.number().int().max(50).optional(),
  groupExpansionMax: z.number().int().max(100).optional(),
  items: z.array(z.object({ id: z.string() })).default([]),
})

type Answer = { busy: { start: string; end: string }[]; errors?: { domain: string; reason: string }[] }

const MAX_DAYS = 92

function declines(event: StoredEvent, owner: string): boolean {
  return (
    event.body.attendees?.some((each) => each.email === owner && each.responseStatus === 'declined') ?? false
  )
}

function isBusy(event: StoredEvent, calendar: Calendar): boolean {
  if (isCancelled(event) || event.body.transparency === 'transparent') return false
  const quiet = ['workingLocation', 'birthday'].includes(event.body.eventType ?? 'default')
  return !quiet && !declines(event, calendar.primary ? calendar.ownerEmail : calendar.id)
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1)
    if (last === undefined || span.startMs > last.endMs) merged.push({ ...span })
    else last.endMs = Math.max(last.endMs, span.endMs)
  }
  return merged
}

/** Busy spans of a calendar clipped to [fromMs, toMs), merged and ascending. */
function busySpans(calendar: Calendar, fromMs: number, toMs: number): Span[] {
  const window = { fromMs, toMs, nowMs: fromMs }
  const exceptions = exceptionsBySeries(calendar)
  const zone = calendar.timeZone
  const all = [...calendar.events.values()].flatMap((event) => {
    if (isSeries(event)) return expandSeries(event, exceptions.get(event.id) ?? [], window, zone)
    return isAlone(calendar, event) ? [event] : []
  })
  const spans = all.filter((event) => isBusy(event, calendar)).map((event) => spanOf(event, zone))
  const inside = spans.filter((span) => overlapsWindow(span, window))
  return merge(
    inside.map(({ startMs, endMs }) => ({
      startMs: Math.max(startMs, fromMs),
      endMs: Math.min(endMs, toMs),
    })),
  )
}

function answerFor(
  store: Store,
  actor: Actor,
  id: string,
  fromMs: number,
  toMs: number,
  zone: string,
): Answer {
  const calendar = store.state.calendars.get(id === 'primary' ? actor.email : id)
  const reachable = calendar !== undefined && !calendar.deleted && roleOn(calendar, actor.email) !== null
  if (!reachable) return { busy: [], errors: [{ domain: 'global', reason: 'notFound' }] }
  if (store.state.switches.freeBusyBroken.includes(calendar.id))
    return { busy: [], errors: [{ domain: 'global', reason: 'internalError' }] }
  const render = (ms: number): string => renderTime({ dateTime: isoSeconds(ms) }, zone).dateTime ?? ''
  return {
    busy: busySpans(calendar, fromMs, toMs).map(({ startMs, endMs }) => ({
      start: render(startMs),
      end: render(endMs),
    })),
  }
}

/** freebusy.query: merged busy spans by calendar; a calendar out of reach is an error inside the 200. */
export function queryFreeBusy(store: Store, actor: Actor, raw: unknown): Record<string, unknown> {
  requireScope(actor, METHOD_SCOPES.freeBusy)
  const parsed = schema.safeParse(isObject(raw) ? raw : {})
  if (!parsed.success) throw invalid(readableIssue(parsed.error))
  const { items, timeMin, timeMax, calendarExpansionMax = 50, timeZone = 'UTC' } = parsed.data
  const fromMs = parseMoment(timeMin, 'timeMin')
  const toMs = parseMoment(timeMax, 'timeMax')
  if (toMs <= fromMs)
    throw new GoogleError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar' })
  if (toMs - fromMs > MAX_DAYS * 86_400_000)
    throw new GoogleError(400, 'timeRangeTooLong', 'The requested time range is too long.', {
      domain: 'calendar',
    })
  if (items.length > calendarExpansionMax)
    throw new GoogleError(400, 'tooManyCalendarsRequested', 'Too many calendars requested.', {
      domain: 'calendar',
    })
  const calendars = items.map(({ id }) => [id, answerFor(store, actor, id, fromMs, toMs, timeZone)] as const)
  return {
    kind: 'calendar#freeBusy',
    timeMin: new Date(fromMs).toISOString(),
    timeMax: new Date(toMs).toISOString(),
    calendars: Object.fromEntries(calendars),
  }
}
