import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { hurryWaitingPlan } from '../waiting-plan.ts'
import { mirrorListing } from './mirror-listing.ts'
import { obeyGoogle } from './obey-google.ts'
import type { Listing, Reading } from './read-listing.ts'
import { readMirror, readNamed } from './read-mirror.ts'

/**
 * The one transaction of a pull: mirror, the person's commands and sync token. Who finds that another pull was faster
 * leaves its work alone.
 */
export async function takeListing(mine: Repositories, listing: Listing, reading: Reading): Promise<void> {
  const calendar = await mine.calendars.find(reading.calendar.id)
  if (calendar === null || calendar.syncToken !== reading.calendar.syncToken || calendar.state === 'gone')
    return
  const person = await mine.person.get()
  const listed = listing.events.map((event) => Object.assign({ calendarId: calendar.id }, event))
  const events = await obeyGoogle(mine, listed, { nowMs: reading.nowMs, zone: whereaboutsOf(person) })
  const held = await readConcerned(mine, calendar.id, listing)
  const change = await mirrorListing(mine, held, {
    calendarId: calendar.id,
    kind: listing.kind,
    events,
    settings: person.settings,
  })
  const isWhole = listing.kind === 'whole'
  if (isWhole) await mine.listings.forget(calendar.id)
  await mine.calendars.save({
    ...calendar,
    state: 'readable',
    fault: null,
    readEvents: null,
    pulledAtMs: reading.nowMs,
    syncToken: listing.nextSyncToken,
    syncParameters: listing.parameters,
    wholeAtMs: isWhole ? reading.nowMs : calendar.wholeAtMs,
  })
  await tell(mine, calendar, change)
  if (calendar.countsAsBusy) await hurryWaitingPlan(mine, reading.nowMs)
}

/** With the master of a series go its exceptions, which the changes need not name. */
async function readConcerned(
  mine: Repositories,
  calendarId: string,
  listing: Listing,
): Promise<readonly CalendarEvent[]> {
  if (listing.kind === 'whole') return readMirror(mine, calendarId)
  const named = await readNamed(mine, calendarId, listing)
  const cancelled = new Set(
    listing.events.filter((one) => one.status === 'cancelled').map((one) => one.eventId),
  )
  const isSeriesGone = named.some((one) => one.recurrence.length > 0 && cancelled.has(one.eventId))
  return isSeriesGone ? readMirror(mine, calendarId) : named
}

async function tell(
  mine: Repositories,
  before: Calendar,
  change: Awaited<ReturnType<typeof mirrorListing>>,
): Promise<void> {
  const isNewlyKnown = before.state !== 'readable'
  if (before.countsAsBusy && (change.isTime || isNewlyKnown)) await mine.wakes.request('plan')
  if (change.isAnything) await mine.announce('week')
  if (isNewlyKnown) await mine.announce('calendars')
}
