import { enlist } from '../core/calendars/calendar-list.ts'
import { isoDate } from '../core/events/event-time.ts'
import { insertEvent } from '../core/events/insert-event.ts'
import { newCalendar } from '../core/calendars/new-calendar.ts'
import type { Calendar, Person } from '../core/state.ts'
import type { Store } from '../core/store.ts'

// The "#" is as in Google's ids: callers have to encode it.
const ID = 'en.demo#holiday@group.v.calendar.google.com'

const DAYS: readonly [string, string][] = [
  ["New Year's Day", '01-01'],
  ['Labour Day', '05-01'],
  ['Midsummer', '06-21'],
  ['Christmas Eve', '12-24'],
  ['Christmas Day', '12-25'],
  ['Boxing Day', '12-26'],
  ["New Year's Eve", '12-31'],
]

function createHolidays(store: Store): Calendar {
  const calendar = newCalendar(store, {
    id: ID,
    summary: 'Holidays',
    timeZone: 'UTC',
    ownerEmail: ID,
    watchable: false,
    publicRole: 'reader',
  })
  const actor = { email: ID, clientId: null, scopes: null }
  const year = new Date(store.now()).getUTCFullYear()
  for (const each of [year, year + 1])
    for (const [summary, day] of DAYS) {
      const date = `${each}-${day}`
      const end = { date: isoDate(Date.parse(`${date}T00:00:00Z`) + 86_400_000) }
      const body = { summary, start: { date }, end, transparency: 'transparent', visibility: 'public' }
      insertEvent(store, actor, { calendar, role: 'owner' }, body)
    }
  return calendar
}

/** Subscribes a person to the public calendar of holidays: read-only and not watchable, as Google's are. */
export function subscribeToHolidays(store: Store, person: Person): void {
  enlist(store, store.state.calendars.get(ID) ?? createHolidays(store), person.email, 'reader')
}
