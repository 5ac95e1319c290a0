import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { getListEntry, listCalendars, patchListEntry } from '../core/calendar-list.ts'
import { listQuery, parseQuery } from '../core/event-query.ts'
import { listSettings } from '../core/settings.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3/users/me'

/** /calendar/v3/users/me/calendarList… and …/settings */
export function calendarListRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.get(`${BASE}/calendarList`, { config: { google: 'calendarList.list' } }, (request) =>
    listCalendars(store, actor(emulator, request), parseQuery(listQuery, request.query)),
  )
  app.get(`${BASE}/calendarList/:calendarId`, { config: { google: 'calendarList.get' } }, (request) =>
    getListEntry(store, actor(emulator, request), param(request, 'calendarId')),
  )
  app.patch(`${BASE}/calendarList/:calendarId`, { config: { google: 'calendarList.patch' } }, (request) =>
    patchListEntry(store, actor(emulator, request), param(request, 'calendarId'), request.body),
  )
  app.get(`${BASE}/settings`, { config: { google: 'settings.list' } }, (request) =>
    listSettings(store, actor(emulator, request)),
  )
}
