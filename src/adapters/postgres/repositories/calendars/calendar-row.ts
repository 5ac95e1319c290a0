import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import type { calendars } from '../../schema/calendars.ts'
import { toDateOrNull, toMsOrNull } from '../moments.ts'

export const toCalendar = (row: typeof calendars.$inferSelect): Calendar => ({
  id: row.id,
  connectionId: row.connectionId,
  googleCalendarId: row.googleCalendarId,
  title: row.title,
  timeZone: row.timeZone,
  accessRole: row.accessRole,
  backgroundColor: row.backgroundColor,
  isPrimary: row.isPrimary,
  isOurs: row.isOurs,
  countsAsBusy: row.countsAsBusy,
  state: row.state,
  fault: row.fault,
  syncToken: row.syncToken,
  syncParameters: row.syncParameters,
  isPushable: row.isPushable,
  pushRefusedAtMs: toMsOrNull(row.pushRefusedAt),
  pulledAtMs: toMsOrNull(row.pulledAt),
  readEvents: row.readEvents,
  scannedAtMs: toMsOrNull(row.scannedAt),
  wholeAtMs: toMsOrNull(row.wholeAt),
})

export const fromCalendar = (calendar: Calendar) => ({
  id: calendar.id,
  connectionId: calendar.connectionId,
  googleCalendarId: calendar.googleCalendarId,
  title: calendar.title,
  timeZone: calendar.timeZone,
  accessRole: calendar.accessRole,
  backgroundColor: calendar.backgroundColor,
  isPrimary: calendar.isPrimary,
  isOurs: calendar.isOurs,
  countsAsBusy: calendar.countsAsBusy,
  state: calendar.state,
  fault: calendar.fault,
  syncToken: calendar.syncToken,
  syncParameters: calendar.syncParameters,
  isPushable: calendar.isPushable,
  pushRefusedAt: toDateOrNull(calendar.pushRefusedAtMs),
  pulledAt: toDateOrNull(calendar.pulledAtMs),
  readEvents: calendar.readEvents,
  scannedAt: toDateOrNull(calendar.scannedAtMs),
  wholeAt: toDateOrNull(calendar.wholeAtMs),
})
