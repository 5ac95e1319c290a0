import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import type { CalendarGateway, RemoteCalendar } from '#app/ports/calendar-gateway.ts'
import { callGoogle, type Line } from './call-google.ts'
import { gatewayError } from './faults.ts'

const LIST = 'list the calendars'
const PAGE_SIZE = 250

/** The part of the gateway that concerns calendars as a whole. */
export const calendarCalls = (line: Line): Pick<CalendarGateway, 'listCalendars' | 'insertCalendar'> => ({
  listCalendars: () => listCalendars(line),
  async insertCalendar(title, timeZone) {
    const call = { action: 'make a calendar', isWrite: true }
    const made = await callGoogle(line, call, (api, options) =>
      api.calendars.insert({ requestBody: { summary: title, timeZone } }, options),
    )
    return toRemoteCalendar({
      ...made,
      accessRole: 'owner',
      selected: true,
      timeZone: made.timeZone ?? timeZone,
    })
  },
})

async function listCalendars(line: Line): Promise<readonly RemoteCalendar[]> {
  const found: RemoteCalendar[] = []
  let pageToken: string | undefined
  do {
    const page = await pageOf(line, pageToken)
    found.push(...(page.items ?? []).map(toRemoteCalendar))
    pageToken = page.nextPageToken ?? undefined
    if (pageToken === undefined && typeof page.nextSyncToken !== 'string') {
      throw gatewayError('unavailable', LIST, 'the list breaks off')
    }
  } while (pageToken !== undefined)
  return found
}

const pageOf = (line: Line, pageToken: string | undefined): Promise<calendar_v3.Schema$CalendarList> =>
  callGoogle(line, { action: LIST, isWrite: false }, (api, options) =>
    api.calendarList.list(
      { maxResults: PAGE_SIZE, showHidden: true, ...(pageToken === undefined ? {} : { pageToken }) },
      options,
    ),
  )

const toRemoteCalendar = (remote: calendar_v3.Schema$CalendarListEntry): RemoteCalendar => ({
  googleCalendarId: remote.id ?? '',
  title: remote.summaryOverride ?? remote.summary ?? '',
  timeZone: remote.timeZone ?? 'UTC',
  accessRole: remote.accessRole ?? 'none',
  isPrimary: remote.primary === true,
  isSelected: remote.selected === true,
  backgroundColor: remote.backgroundColor ?? null,
  isDeleted: remote.deleted === true,
})
