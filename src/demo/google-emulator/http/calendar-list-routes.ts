import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import { getListEntry, listCalendars } from '../core/calendars/calendar-list.ts'
import {
  deleteListEntry,
  insertListEntry,
  patchListEntry,
  updateListEntry,
} from '../core/calendars/change-list-entry.ts'
import type { EntryEdit } from '../core/calendars/change-list-entry.ts'
import { listQuery, parseQuery } from '../core/events/event-query.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3/users/me/calendarList'

const editOf = (request: FastifyRequest): EntryEdit => ({
  calendarId: param(request, 'calendarId'),
  raw: request.body,
  rgbFormat: (request.query as { colorRgbFormat?: string }).colorRgbFormat === 'true',
})

/** /calendar/v3/users/me/calendarList… */
export function calendarListRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.get(BASE, { config: { google: 'calendarList.list' } }, (request) =>
    listCalendars(store, actor(emulator, request), parseQuery(listQuery, request.query)),
  )
  app.post(BASE, { config: { google: 'calendarList.insert' } }, (request) =>
    insertListEntry(store, actor(emulator, request), editOf(request)),
  )
  app.get(`${BASE}/:calendarId`, { config: { google: 'calendarList.get' } }, (request) =>
    getListEntry(store, actor(emulator, request), param(request, 'calendarId')),
  )
  app.patch(`${BASE}/:calendarId`, { config: { google: 'calendarList.patch' } }, (request) =>
    patchListEntry(store, actor(emulator, request), editOf(request)),
  )
  app.put(`${BASE}/:calendarId`, { config: { google: 'calendarList.update' } }, (request) =>
    updateListEntry(store, actor(emulator, request), editOf(request)),
  )
  app.delete(`${BASE}/:calendarId`, { config: { google: 'calendarList.delete' } }, (request, reply) => {
    deleteListEntry(store, actor(emulator, request), param(request, 'calendarId'))
    return reply.code(204).send()
  })
}
