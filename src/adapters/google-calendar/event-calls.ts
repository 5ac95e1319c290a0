import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import {
  type CalendarGateway,
  type EventPage,
  GatewayError,
  type ListCursor,
  type RemoteEvent,
} from '#app/ports/calendar-gateway.ts'
import { listBusyTimes } from './busy-times.ts'
import { callGoogle, type Line } from './call-google.ts'
import { gatewayError } from './faults.ts'
import { toCalendarEvent } from './to-calendar-event.ts'
import { APP, toEventBody, toPatchBody } from './to-event-body.ts'

type EventCalls = Pick<
  CalendarGateway,
  | 'syncParameters'
  | 'listEvents'
  | 'listMarkedEvents'
  | 'getEvent'
  | 'listBusyTimes'
  | 'writeWaitMs'
  | 'insertEvent'
  | 'patchEvent'
  | 'deleteEvent'
>

/** Masters and exceptions, deletions included; increments must repeat exactly this. */
const syncParameters = { singleEvents: false, showDeleted: true, maxResults: 500 } as const
const LIST = 'read the events of a calendar'
const READ = 'read an event'

/** The part of the gateway that concerns events. */
export const eventCalls = (line: Line): EventCalls => ({
  syncParameters,
  listEvents: (calendarId, cursor) => listEvents(line, calendarId, cursor),
  listBusyTimes: (calendarId, fromMs, toMs) => listBusyTimes(line, calendarId, fromMs, toMs),
  listMarkedEvents: (calendarId) => listMarkedEvents(line, calendarId),

  async getEvent(calendarId, eventId) {
    try {
      const call = { action: READ, isWrite: false }
      return toCalendarEvent(
        await callGoogle(line, call, (api, options) => api.events.get({ calendarId, eventId }, options)),
      )
    } catch (error) {
      if (error instanceof GatewayError && error.fault === 'not-found') return null
      throw error
    }
  },

  writeWaitMs: async (calendarId) => (await line.budget?.writeWait(line, calendarId)) ?? 0,

  async insertEvent(calendarId, eventId, draft) {
    const call = { action: 'write a block', isWrite: true, writesTo: calendarId, isNewEvent: true }
    const requestBody = toEventBody(eventId, draft)
    return toCalendarEvent(
      await callGoogle(line, call, (api, options) =>
        api.events.insert({ calendarId, sendUpdates: 'none', requestBody }, options),
      ),
    )
  },

  async patchEvent(calendarId, eventId, draft, etag) {
    const call = { action: 'change a block', isWrite: true, writesTo: calendarId, etag }
    const requestBody = toPatchBody(draft)
    return toCalendarEvent(
      await callGoogle(line, call, (api, options) =>
        api.events.patch({ calendarId, eventId, sendUpdates: 'none', requestBody }, options),
      ),
    )
  },

  async deleteEvent(calendarId, eventId, etag) {
    const call = { action: 'delete a block', isWrite: true, writesTo: calendarId, etag }
    await callGoogle(line, call, (api, options) =>
      api.events.delete({ calendarId, eventId, sendUpdates: 'none' }, options),
    )
  },
})

async function listEvents(line: Line, calendarId: string, cursor: ListCursor): Promise<EventPage> {
  const parameters = { calendarId, ...syncParameters, ...positionOf(cursor) }
  const call = { action: LIST, isWrite: false }
  return toPage(await callGoogle(line, call, (api, options) => api.events.list(parameters, options)))
}

/** One constraint only: what several mean together Google does not say. */
async function listMarkedEvents(line: Line, calendarId: string): Promise<readonly RemoteEvent[]> {
  const found: RemoteEvent[] = []
  let pageToken: string | null = null
  do {
    const parameters: calendar_v3.Params$Resource$Events$List = {
      calendarId,
      privateExtendedProperty: [`app=${APP}`],
      maxResults: 2500,
      ...(pageToken === null ? {} : { pageToken }),
    }
    const call = { action: LIST, isWrite: false }
    const answer: calendar_v3.Schema$Events = await callGoogle(line, call, (api, options) =>
      api.events.list(parameters, options),
    )
    found.push(...(answer.items ?? []).map(toCalendarEvent))
    pageToken = answer.nextPageToken ?? null
  } while (pageToken !== null)
  return found
}

const positionOf = ({
  syncToken,
  pageToken,
  timeMinMs,
}: ListCursor): calendar_v3.Params$Resource$Events$List => ({
  ...(syncToken === undefined ? {} : { syncToken }),
  ...(pageToken === undefined ? {} : { pageToken }),
  ...(timeMinMs === undefined ? {} : { timeMin: new Date(timeMinMs).toISOString() }),
})

/** Google ends every listing with a sync token: an answer with neither token is a listing that breaks off. */
function toPage(answer: calendar_v3.Schema$Events): EventPage {
  const nextPageToken = answer.nextPageToken ?? null
  const nextSyncToken = answer.nextSyncToken ?? null
  if (nextPageToken === null && nextSyncToken === null) {
    throw gatewayError('unavailable', LIST, 'the listing breaks off')
  }
  return { events: (answer.items ?? []).map(toCalendarEvent), nextPageToken, nextSyncToken }
}
