import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import type { CalendarGateway, RemoteCalendar } from '#app/ports/calendar-gateway.ts'
import { callGoogle, type Line } from './call-google.ts'
import { gatewayError } from './faults.ts'

const LIST = 'list the calendars'
/** Where writes count that concern calendars as a whole. */
const CALENDARS = 'calendars'
const PAGE_SIZE = 250

/** The part of the gateway that concerns calendars as a whole. */
type CalendarCalls = Pick<
  CalendarGateway,
  'listCalendars' | 'insertCalendar' | 'deleteCalendar' | 'readSettings'
>

export const calendarCalls = (line: Line): CalendarCalls => ({
  listCalendars: () => listCalendars(line),
  async insertCalendar({ title, timeZone, mark }) {
    const call = { action: 'make a calendar', isWrite: true, writesTo: CALENDARS, timeoutMs: 8000 }
    const requestBody = { summary: title, timeZone, description: describe(mark) }
    const made = await callGoogle(line, call, (api, options) =>
      api.calendars.insert({ requestBody }, options),
    )
    return toRemoteCalendar({
      ...made,
      accessRole: 'owner',
      selected: true,
      timeZone: made.timeZone ?? timeZone,
    })
  },
  async deleteCalendar(calendarId) {
    const call = { action: 'delete a calendar', isWrite: true, writesTo: CALENDARS }
    await callGoogle(line, call, (api, options) => api.calendars.delete({ calendarId }, options))
  },
  async readSettings() {
    const call = { action: 'read the settings', isWrite: false }
    const { items = [] } = await callGoogle(line, call, (api, options) => api.settings.list({}, options))
    const valueOf = (id: string) => items.find((one) => one.id === id)?.value ?? null
    return { timeZone: valueOf('timezone'), weekStart: toWeekday(valueOf('weekStart')) }
  },
})

/** Google counts from Sunday, 0. */
function toWeekday(value: string | null): number | null {
  const day = value === null || value === '' ? Number.NaN : Number(value)
  if (!Number.isInteger(day) || day < 0 || day > 6) return null
  return day === 0 ? 7 : day
}

const describe = (mark: string): string =>
  `Blocks of work that Timewright has placed. Do not remove this line: timewright:${mark}`

const markIn = (description: string | null | undefined): string | null =>
  /timewright:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/.exec(description ?? '')?.[1] ?? null

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
  mark: markIn(remote.description),
})
