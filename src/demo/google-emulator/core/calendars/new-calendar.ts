import type { Calendar } from '../state.ts'
import type { Store } from '../store.ts'

type Facts = Pick<Calendar, 'id' | 'summary' | 'timeZone' | 'ownerEmail'> & Partial<Calendar>

/** Puts an empty calendar into the state; must run inside store.change. */
export function newCalendar(store: Store, facts: Facts): Calendar {
  const calendar: Calendar = {
    primary: false,
    createdBy: null,
    watchable: true,
    publicRole: null,
    seq: store.nextSeq(),
    syncEpoch: 0,
    deleted: false,
    roles: new Map(),
    events: new Map(),
    ...facts,
  }
  store.state.calendars.set(calendar.id, calendar)
  return calendar
}
