import { DAY_MS } from '#core/time/interval.ts'
import type { BusyTime, RemoteEvent } from '../ports/calendar-gateway.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import { bareEvent } from './bare-event.ts'
import type { Listing, Reading } from './read-listing.ts'

/** Google answers for a quarter of a year at most. */
const BEHIND_MS = DAY_MS
const AHEAD_MS = 90 * DAY_MS

const parameters = { busyTimesOnly: true } as const

/** Whose events Google does not list for us: it tells when the person is busy, and there are no increments. */
export const isBusyTimesOnly = ({ syncParameters }: Calendar): boolean =>
  syncParameters?.['busyTimesOnly'] === true

/** A calendar as its busy times: an event without words for each, named by its time. */
export async function readBusyTimes({ gateway, calendar, nowMs }: Reading): Promise<Listing> {
  const fromMs = nowMs - BEHIND_MS
  const times = await gateway.listBusyTimes(calendar.googleCalendarId, fromMs, nowMs + AHEAD_MS)
  return { kind: 'whole', events: times.map(asEvent), nextSyncToken: null, parameters, fromMs }
}

const asEvent = ({ startMs, endMs }: BusyTime): RemoteEvent => ({
  ...bareEvent(`busy-${startMs}-${endMs}`),
  start: { kind: 'instant', atMs: startMs, timeZone: null },
  end: { kind: 'instant', atMs: endMs, timeZone: null },
})
