import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import { openForReading, openForWriting } from '../core/access.ts'
import type { Opened } from '../core/access.ts'
import { patchEvent, updateEvent } from '../core/change-event.ts'
import type { Edit } from '../core/change-event.ts'
import { deleteEvent } from '../core/delete-event.ts'
import { parseEventsQuery } from '../core/event-query.ts'
import { findEvent } from '../core/find-event.ts'
import { required } from '../core/google-error.ts'
import { insertEvent } from '../core/insert-event.ts'
import { listEvents } from '../core/list-events.ts'
import { listInstances } from '../core/list-instances.ts'
import { moveEvent } from '../core/move-event.ts'
import { renderEvent } from '../core/render-event.ts'
import { renderWritten } from './render-written.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3/calendars/:calendarId/events'

const editOf = (request: FastifyRequest): Edit => ({
  eventId: param(request, 'eventId'),
  ifMatch: request.headers['if-match'],
  raw: request.body,
})

function readRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.get(BASE, { config: { google: 'events.list' } }, (request) => {
    const query = parseEventsQuery(request.query)
    const emptyPage = request.fault?.kind === 'empty-page'
    return listEvents(store, actor(emulator, request), {
      calendarId: param(request, 'calendarId'),
      query,
      emptyPage,
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

function writeRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  const open = (request: FastifyRequest): Opened =>
    openForWriting(store, actor(emulator, request), param(request, 'calendarId'))
  app.post(BASE, { config: { google: 'events.insert' } }, (request) => {
    const opened = open(request)
    return renderWritten(store, opened, insertEvent(store, actor(emulator, request), opened, request.body))
  })
  app.patch(`${BASE}/:eventId`, { config: { google: 'events.patch' } }, (request) => {
    const opened = open(request)
    return renderWritten(store, opened, patchEvent(store, opened, editOf(request)))
  })
  app.put(`${BASE}/:eventId`, { config: { google: 'events.update' } }, (request) => {
    const opened = open(request)
    return renderWritten(store, opened, updateEvent(store, opened, editOf(request)))
  })
  app.delete(`${BASE}/:eventId`, { config: { google: 'events.delete' } }, (request, reply) => {
    deleteEvent(store, open(request), editOf(request))
    return reply.code(204).send()
  })
}

function moveRoute(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.post(`${BASE}/:eventId/move`, { config: { google: 'events.move' } }, (request) => {
    const who = actor(emulator, request)
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
  writeRoutes(app, emulator)
  moveRoute(app, emulator)
}
