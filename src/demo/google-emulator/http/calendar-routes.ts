import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { deleteCalendar, getCalendar, insertCalendar, patchCalendar } from '../core/calendars.ts'
import { queryFreeBusy } from '../core/free-busy.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3/calendars'

/** /calendar/v3/calendars… and /freeBusy */
export function calendarRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.post(BASE, { config: { google: 'calendars.insert' } }, (request) =>
    insertCalendar(store, actor(emulator, request), request.body),
  )
  app.get(`${BASE}/:calendarId`, { config: { google: 'calendars.get' } }, (request) =>
    getCalendar(store, actor(emulator, request), param(request, 'calendarId')),
  )
  app.patch(`${BASE}/:calendarId`, { config: { google: 'calendars.patch' } }, (request) =>
    patchCalendar(store, actor(emulator, request), param(request, 'calendarId'), request.body),
  )
  app.delete(`${BASE}/:calendarId`, { config: { google: 'calendars.delete' } }, (request, reply) => {
    deleteCalendar(store, actor(emulator, request), param(request, 'calendarId'))
    return reply.code(204).send()
  })
  app.post('/calendar/v3/freeBusy', { config: { google: 'freebusy.query' } }, (request) =>
    queryFreeBusy(store, actor(emulator, request), request.body),
  )
}
