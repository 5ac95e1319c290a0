import { type CalendarGateway, GatewayError } from '../ports/calendar-gateway.ts'
import type { Calendar, Connection } from '../ports/repositories/calendar-repositories.ts'
import type { PublishedEvent } from '../ports/repositories/work-repositories.ts'
import { commit, gatewayOf, type Run } from './publish-dependencies.ts'

/** Removes all that we wrote to an account; what the person put beside it stays. */
export async function removeOurs(run: Run, connection: Connection): Promise<void> {
  const { calendars, standing } = await commit(run, async (mine) => ({
    calendars: await mine.calendars.list(),
    standing: await mine.publishedEvents.listStanding(),
  }))
  const gateway = gatewayOf(run, connection.id)
  const theirs = calendars.filter((one) => one.connectionId === connection.id && one.state !== 'gone')
  for (const calendar of theirs) {
    if (calendar.isOurs && (await removeCalendar(run, gateway, connection, calendar))) continue
    for (const record of standing.filter((one) => one.calendarId === calendar.id)) {
      run.signal?.throwIfAborted()
      await removeEvent(run, gateway, calendar, record)
    }
  }
}

/** Our own calendar goes as a whole, unless the person keeps something in it. */
async function removeCalendar(
  run: Run,
  gateway: CalendarGateway,
  { googleSubject }: Connection,
  { googleCalendarId }: Calendar,
): Promise<boolean> {
  try {
    if (await holdsMore(gateway, googleCalendarId)) return false
    await gateway.deleteCalendar(googleCalendarId)
  } catch (error) {
    if (!isGone(error)) throw error
  }
  await commit(run, async ({ ownCalendars }) => {
    const own = await ownCalendars.find(googleSubject)
    if (own !== null) await ownCalendars.remove(own.id)
  })
  return true
}

async function holdsMore(gateway: CalendarGateway, googleCalendarId: string): Promise<boolean> {
  let pageToken: string | null = null
  do {
    const page = await gateway.listEvents(googleCalendarId, pageToken === null ? {} : { pageToken })
    if (page.events.some((one) => one.status !== 'cancelled' && one.blockId === null)) return true
    pageToken = page.nextPageToken
  } while (pageToken !== null)
  return false
}

async function removeEvent(
  run: Run,
  gateway: CalendarGateway,
  { googleCalendarId }: Calendar,
  record: PublishedEvent,
): Promise<void> {
  try {
    const event = await gateway.getEvent(googleCalendarId, record.eventId)
    if (event !== null && event.status !== 'cancelled')
      await gateway.deleteEvent(googleCalendarId, record.eventId, event.etag)
  } catch (error) {
    if (!isGone(error)) throw error
  }
  await commit(run, ({ publishedEvents }) => publishedEvents.save({ ...record, state: 'gone' }))
}

const isGone = (error: unknown): boolean =>
  error instanceof GatewayError && (error.fault === 'not-found' || error.fault === 'already-gone')
