import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import type { Opened } from '../core/access.ts'
import { patchEvent } from '../core/events/change-event.ts'
import { deleteEvent } from '../core/events/delete-event.ts'
import { notFound } from '../core/google-error.ts'
import { insertEvent } from '../core/events/insert-event.ts'
import { param } from '../http/request.ts'
import { renderWritten } from '../http/render-written.ts'

const BASE = '/emulator/calendars/:calendarId/events'

function open({ store }: Emulator, request: FastifyRequest): Opened {
  const calendar = store.state.calendars.get(param(request, 'calendarId'))
  if (calendar === undefined || calendar.deleted) throw notFound()
  return { calendar, role: 'owner' }
}

/** The person's own hands: edits in Google's page, without a token but with the same validation and pushes. */
export function sideDoorRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store } = emulator
  app.post(BASE, (request) => {
    const opened = open(emulator, request)
    const person = { email: opened.calendar.ownerEmail, clientId: null, scopes: null }
    return renderWritten(store, opened, insertEvent(store, person, opened, request.body, true))
  })
  app.patch(`${BASE}/:eventId`, (request) => {
    const opened = open(emulator, request)
    const edit = {
      eventId: param(request, 'eventId'),
      ifMatch: request.headers['if-match'],
      raw: request.body,
    }
    return renderWritten(store, opened, patchEvent(store, opened, edit))
  })
  app.delete(`${BASE}/:eventId`, (request, reply) => {
    deleteEvent(store, open(emulator, request), { eventId: param(request, 'eventId') })
    return reply.code(204).send()
  })
}
