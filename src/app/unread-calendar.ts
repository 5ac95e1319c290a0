import type { RemoteCalendar } from './ports/calendar-gateway.ts'
import type { Calendar } from './ports/repositories/calendar-repositories.ts'

const ownRoles = new Set(['owner', 'writer', 'writerWithoutPrivateAccess'])

/** Calendars that the person writes in and looks at count; holidays and other people's do not. */
const countsByDefault = (remote: RemoteCalendar): boolean =>
  remote.isPrimary || (remote.isSelected && ownRoles.has(remote.accessRole))

/** A calendar of which nothing is known but what the list says. */
export const unreadCalendar = (id: string, connectionId: string, remote: RemoteCalendar): Calendar => ({
  id,
  connectionId,
  googleCalendarId: remote.googleCalendarId,
  title: remote.title,
  timeZone: remote.timeZone,
  accessRole: remote.accessRole,
  backgroundColor: remote.backgroundColor,
  isPrimary: remote.isPrimary,
  isOurs: false,
  countsAsBusy: countsByDefault(remote),
  state: 'unread',
  fault: null,
  syncToken: null,
  syncParameters: null,
  isPushable: true,
  pushRefusedAtMs: null,
  pulledAtMs: null,
  readEvents: null,
  scannedAtMs: null,
  wholeAtMs: null,
})
