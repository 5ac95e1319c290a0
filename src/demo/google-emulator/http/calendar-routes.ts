import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { getCalendar, insertCalendar } from '../core/calendars/calendars.ts'
import {
  clearCalendar,
  deleteCalendar,
  patchCalendar,
  transferOwnership,
  updateCalendar,
} from '../core/calendars/change-calendar.ts'
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
  app.put(`${BASE}/:calendarId`, { config: { google: 'calendars.update' } }, (request) =>
    updateCalendar(store, actor(emulator, request), param(request, 'calendarId'), request.body),
  )
  app.post(`${BASE}/:calendarId/clear`, { config: { google: 'calendars.clear' } }, (request, reply) => {
    clearCalendar(store, actor(emulator, request), param(request, 'calendarId'))
    return reply.code(204).send()
  })
  app.post(
    `${BASE}/:calendarId/transferOwnership`,
    { config: { google: 'calendars.transferOwnership' } },
    (request, reply) => {
      const { newDataOwner } = request.query as { newDataOwner?: string }
      transferOwnership(store, actor(emulator, request), param(request, 'calendarId'), newDataOwner)
      return reply.code(204).send()
    },
  )
  app.delete(`${BASE}/:calendarId`, { config: { google: 'calendars.delete' } }, (request, reply) => {
    deleteCalendar(store, actor(emulator, request), param(request, 'calendarId'))
    return reply.code(204).send()
  })
  app.post('/calendar/v3/freeBusy', { config: { google: 'freebusy.query' } }, (request) =>
    queryFreeBusy(store, actor(emulator, request), request.body),
  )
}
