import { DateTime } from 'luxon'
import type { Busy } from '../planning/problem.ts'
import type { Settings } from '../people/settings.ts'
import type { CalendarEvent, Occurrence } from './calendar-event.ts'

type BusySettings = Pick<Settings, 'tentativeIsBusy' | 'allDayIsBusy'>
type BufferSettings = Pick<Settings, 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'travelMinutes'>

/** What decides whether a calendar's events take time, and whether we know them. */
export type CountedCalendar = {
  readonly id: string
  readonly countsAsBusy: boolean
  readonly state: 'unread' | 'readable' | 'unreadable' | 'gone'
}

const neverBusy = new Set(['workingLocation', 'birthday'])

/** Whether the event takes the person's time, on a calendar that counts. An unknown type is a normal event. */
export function isBusy(event: CalendarEvent, settings: BusySettings): boolean {
  if (event.status === 'cancelled' || event.isTransparent || event.selfResponse === 'declined') return false
  if (neverBusy.has(event.eventType)) return false
  if (isTentative(event) && !settings.tentativeIsBusy) return false
  return event.start?.kind !== 'date' || event.eventType === 'outOfOffice' || settings.allDayIsBusy
}

const isTentative = (event: CalendarEvent): boolean =>
  event.status === 'tentative' || event.selfResponse === 'tentative'

/**
 * The busy times of a planning problem: occurrences that take time on calendars that count, without our own blocks,
 * ordered by start. Buffers are in minutes; travel is added on both sides of events that happen somewhere.
 */
export function busyOf(
  occurrences: readonly Occurrence[],
  settings: BusySettings & BufferSettings,
  calendars: readonly CountedCalendar[],
): readonly Busy[] {
  const counted = new Set(
    calendars.filter((one) => one.countsAsBusy && one.state !== 'gone').map((c) => c.id),
  )
  return occurrences
    .filter((one) => counted.has(one.event.calendarId) && one.startMs < one.endMs)
    .filter((one) => !isOurBlock(one) && isBusy(one.event, settings))
    .toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || compare(busyId(a), busyId(b)))
    .map((one) => busyTime(one, settings))
}

/** Calendars that count but whose events we do not know: nothing may be planned until they are read or ignored. */
export const unknownCalendars = <T extends CountedCalendar>(calendars: readonly T[]): readonly T[] =>
  calendars.filter((one) => one.countsAsBusy && (one.state === 'unread' || one.state === 'unreadable'))

/** Names an occurrence in a planning problem, so that an explanation can be led back to its event. */
const busyId = (occurrence: Occurrence): string =>
  `${occurrence.event.calendarId}/${occurrence.event.eventId}/${occurrence.startMs}`

/** Who made a series of one of our events has one block, its first occurrence; the others are their own. */
const isOurBlock = ({ event, startMs }: Occurrence): boolean =>
  event.blockId !== null &&
  (event.recurrence.length === 0 || (event.start?.kind === 'instant' && event.start.atMs === startMs))

function busyTime(one: Occurrence, settings: BufferSettings): Busy {
  const travel = happensSomewhere(one.event.location) ? settings.travelMinutes : 0
  return {
    id: busyId(one),
    start: rfc3339(one.startMs),
    end: rfc3339(one.endMs),
    bufferBeforeMinutes: one.isAllDay ? 0 : settings.bufferBeforeMinutes + travel,
    bufferAfterMinutes: one.isAllDay ? 0 : settings.bufferAfterMinutes + travel,
  }
}

/** A link is a place that nobody travels to. */
const happensSomewhere = (location: string | null): boolean =>
  location !== null && location.trim() !== '' && !/^\s*https?:\/\//i.test(location)

const rfc3339 = (ms: number): string =>
  DateTime.fromMillis(ms, { zone: 'utc' }).toISO({ suppressMilliseconds: true })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
