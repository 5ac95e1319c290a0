import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { openForReading, openForWriting, requireScope } from '../core/access.ts'
import { parseEventsQuery } from '../core/events/event-query.ts'
import { findEvent } from '../core/events/find-event.ts'
import { required } from '../core/google-error.ts'
import { listEvents } from '../core/events/list-events.ts'
import { listInstances } from '../core/events/list-instances.ts'
import { moveEvent } from '../core/events/move-event.ts'
import { renderEvent } from '../core/events/render-event.ts'
import { METHOD_SCOPES } from '../core/scopes.ts'
import { eventWriteRoutes } from './event-write-routes.ts'
import { renderWritten } from './render-written.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3/calendars/:calendarId/events'

const PAGES: Record<string, 'empty' | 'short'> = { 'empty-page': 'empty', 'short-page': 'short' }

function readRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.get(BASE, { config: { google: 'events.list' } }, (request) => {
    const query = parseEventsQuery(request.query)
    return listEvents(store, actor(emulator, request), {
      calendarId: param(request, 'calendarId'),
      query,
      page: PAGES[request.fault?.kind ?? ''],
    })
  })
  app.get(`${BASE}/:eventId`, { config: { google: 'events.get' } }, (request) => {
    const { timeZone, maxAttendees } = parseEventsQuery(request.query)
    const readable = openForReading(store, actor(emulator, request), param(request, 'calendarId'))
    const event = findEvent(readable.calendar, param(request, 'eventId'))
    return renderEvent(event, {
      ...readable,
      zone: timeZone ?? readable.calendar.timeZone,
      linkBase: store.linkBase,
      sparse: false,
      maxAttendees,
    })
  })
  app.get(`${BASE}/:eventId/instances`, { config: { google: 'events.instances' } }, (request) => {
    const query = parseEventsQuery(request.query)
    const place = { calendarId: param(request, 'calendarId'), eventId: param(request, 'eventId') }
    return listInstances(store, actor(emulator, request), { ...place, query })
  })
}

function moveRoute(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.post(`${BASE}/:eventId/move`, { config: { google: 'events.move' } }, (request) => {
    const who = actor(emulator, request)
    requireScope(who, METHOD_SCOPES.move)
    const { destination } = request.query as { destination?: string }
    if (destination === undefined) throw required('Missing the parameter destination.')
    const to = openForWriting(store, who, destination)
    const from = openForWriting(store, who, param(request, 'calendarId'))
    return renderWritten(store, to, moveEvent(store, from, to, param(request, 'eventId')))
  })
}

/** /calendar/v3/calendars/{calendarId}/events… */
export function eventRoutes(app: FastifyInstance, emulator: Emulator): void {
  readRoutes(app, emulator)
  eventWriteRoutes(app, emulator)
  moveRoute(app, emulator)
}
