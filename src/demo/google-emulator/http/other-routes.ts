import type { FastifyInstance } from 'fastify'
import type { Emulator } from '../context.ts'
import { requireScope } from '../core/access.ts'
import { getColors } from '../core/calendars/colors.ts'
import { pageQuery, parseQuery } from '../core/events/event-query.ts'
import { GoogleError } from '../core/google-error.ts'
import { METHOD_SCOPES } from '../core/scopes.ts'
import { getSetting, listSettings } from '../core/settings.ts'
import { discoveryOfCalendar } from '../discovery/calendar-document.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3'

function refuseBatch(): never {
  throw new GoogleError(
    501,
    'notImplemented',
    'The emulator takes no batch requests: send the calls one by one. Google counts each of them anyway.',
  )
}

/** Settings, colors, the discovery document, and a clear no to batches. */
export function otherRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.get(`${BASE}/users/me/settings`, { config: { google: 'settings.list' } }, (request) =>
    listSettings(store, actor(emulator, request), parseQuery(pageQuery, request.query)),
  )
  app.get(`${BASE}/users/me/settings/:setting`, { config: { google: 'settings.get' } }, (request) =>
    getSetting(store, actor(emulator, request), param(request, 'setting')),
  )
  app.get(`${BASE}/colors`, { config: { google: 'colors.get' } }, (request) => {
    requireScope(actor(emulator, request), METHOD_SCOPES.colors)
    return getColors(store)
  })
  for (const path of ['/discovery/v1/apis/calendar/v3/rest', '/$discovery/rest'])
    app.get(path, () => discoveryOfCalendar(emulator.url()))
  app.addContentTypeParser('multipart/mixed', { parseAs: 'string' }, (_request, text, done) =>
    done(null, text),
  )
  for (const path of ['/batch', '/batch/calendar/v3']) app.post(path, refuseBatch)
}
