import type { WeekView } from '#contracts/http/plan-routes.ts'
import { isBusy } from '#core/calendar/busy.ts'
import type { CalendarEvent, Occurrence } from '#core/calendar/calendar-event.ts'
import type { Settings } from '#core/people/settings.ts'
import type { Calendar } from '../../ports/repositories/calendar-repositories.ts'
import { iso } from '../iso.ts'

type EventView = WeekView['events'][number]

/** An occurrence as its owner sees it: with its title, and why it takes no time where it takes none. */
export function busyEventView(occurrence: Occurrence, calendar: Calendar, settings: Settings): EventView {
  const { event, startMs, endMs, isAllDay } = occurrence
  const notBusyBecause = calendar.countsAsBusy
    ? reasonNotBusy(event, settings)
    : `The calendar “${calendar.title}” does not count.`
  return {
    calendarId: event.calendarId,
    eventId: event.eventId,
    title: event.title,
    start: iso(startMs),
    end: iso(endMs),
    isAllDay,
    isBusy: notBusyBecause === null,
    notBusyBecause,
    color: calendar.backgroundColor,
    htmlLink: event.htmlLink,
  }
}

const neverBusy: Readonly<Record<string, string>> = {
  workingLocation: 'A working location takes no time.',
  birthday: 'A birthday takes no time.',
}

function reasonNotBusy(event: CalendarEvent, settings: Settings): string | null {
  if (isBusy(event, settings)) return null
  if (event.isTransparent) return 'It is shown as free.'
  if (event.selfResponse === 'declined') return 'You declined it.'
  if (event.start?.kind === 'date') return neverBusy[event.eventType] ?? 'All-day events do not count.'
  return neverBusy[event.eventType] ?? 'Tentative events do not count.'
}
