import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import { openForWriting } from '../core/access.ts'
import type { Opened } from '../core/access.ts'
import { patchEvent, updateEvent } from '../core/events/change-event.ts'
import type { Edit } from '../core/events/change-event.ts'
import { deleteEvent } from '../core/events/delete-event.ts'
import type { EventResource } from '../core/events/render-event.ts'
import { importEvent } from '../core/events/import-event.ts'
import { insertEvent } from '../core/events/insert-event.ts'
import { speakOfLabels } from '../core/events/label-fields.ts'
import { quickAdd } from '../core/events/quick-add.ts'
import type { StoredEvent } from '../core/state.ts'
import type { Store } from '../core/store.ts'
import { putVersion } from '../core/events/write-event.ts'
import { renderWritten } from './render-written.ts'
import { actor, param } from './request.ts'

const BASE = '/calendar/v3/calendars/:calendarId/events'

type Query = { eventLabelVersion?: string; maxAttendees?: string; text?: string }

const queryOf = (request: FastifyRequest): Query => request.query as Query

function bodyOf(request: FastifyRequest, { calendar }: Opened): unknown {
  return speakOfLabels(calendar, request.body, queryOf(request).eventLabelVersion)
}

const editOf = (request: FastifyRequest, opened: Opened): Edit => ({
  eventId: param(request, 'eventId'),
  ifMatch: request.headers['if-match'],
  raw: bodyOf(request, opened),
  speaksOfLabels: queryOf(request).eventLabelVersion === '1',
})

/** Nothing that anybody sees, but a version of its own. */
function rewrite(store: Store, { calendar }: Opened, event: StoredEvent): void {
  store.change(() => putVersion(store, calendar, event, event.body))
}

/** events.insert, import, quickAdd, patch, update, delete. */
export function eventWriteRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  const open = (request: FastifyRequest): Opened =>
    openForWriting(store, actor(emulator, request), param(request, 'calendarId'))
  type Write = (request: FastifyRequest, opened: Opened) => StoredEvent
  const answering =
    (write: Write) =>
    (request: FastifyRequest): EventResource => {
      const opened = open(request)
      const { maxAttendees } = queryOf(request)
      const limit = maxAttendees === undefined ? undefined : Number(maxAttendees)
      const event = write(request, opened)
      const answer = renderWritten(store, opened, event, limit)
      if (store.state.switches.rewriteAfterWrite) rewrite(store, opened, event)
      return answer
    }
  const insert: Write = (request, opened) =>
    insertEvent(store, actor(emulator, request), opened, bodyOf(request, opened))
  const bring: Write = (request, opened) =>
    importEvent(store, actor(emulator, request), opened, bodyOf(request, opened))
  const quick: Write = (request, opened) =>
    quickAdd(store, actor(emulator, request), opened, queryOf(request).text)
  app.post(BASE, { config: { google: 'events.insert' } }, answering(insert))
  app.post(`${BASE}/import`, { config: { google: 'events.import' } }, answering(bring))
  app.post(`${BASE}/quickAdd`, { config: { google: 'events.quickAdd' } }, answering(quick))
  app.patch(
    `${BASE}/:eventId`,
    { config: { google: 'events.patch' } },
    answering((request, opened) => patchEvent(store, opened, editOf(request, opened))),
  )
  app.put(
    `${BASE}/:eventId`,
    { config: { google: 'events.update' } },
    answering((request, opened) => updateEvent(store, opened, editOf(request, opened))),
  )
  app.delete(`${BASE}/:eventId`, { config: { google: 'events.delete' } }, (request, reply) => {
    const opened = open(request)
    deleteEvent(store, opened, editOf(request, opened))
    return reply.code(204).send()
  })
}
