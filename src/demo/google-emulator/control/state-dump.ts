import type { Emulator } from '../context.ts'
import type { Calendar } from '../core/state.ts'
import type { Store } from '../core/store.ts'
import { renderWritten } from '../http/render-written.ts'

function dumpCalendar(calendar: Calendar, store: Store): Record<string, unknown> {
  return {
    id: calendar.id,
    summary: calendar.summary,
    timeZone: calendar.timeZone,
    ownerEmail: calendar.ownerEmail,
    primary: calendar.primary,
    createdBy: calendar.createdBy,
    deleted: calendar.deleted,
    roles: Object.fromEntries(calendar.roles),
    events: [...calendar.events.values()].map((event) =>
      renderWritten(store, { calendar, role: 'owner' }, event),
    ),
  }
}

/** Everything a test may want to see, tombstones included, secrets left out. */
export function dumpState({ store }: Emulator): Record<string, unknown> {
  const { people, calendars, lists, channels, refreshTokens, grants, switches, seq } = store.state
  return {
    nowMs: store.now(),
    seq,
    people: [...people.values()],
    calendars: [...calendars.values()].map((each) => dumpCalendar(each, store)),
    lists: Object.fromEntries([...lists].map(([email, list]) => [email, [...list.entries.values()]])),
    channels: [...channels.values()],
    refreshTokenCount: refreshTokens.size,
    grants: Object.fromEntries(grants),
    switches,
  }
}
