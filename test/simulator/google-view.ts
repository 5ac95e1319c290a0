import type { Calendar, StoredEvent } from '../../src/demo/google-emulator/core/state.ts'
import { EMAIL, type World } from './world.ts'

/** One event as it stands in Google. */
export type Standing = {
  readonly calendarId: string
  readonly eventId: string
  readonly blockId: string | null
  readonly title: string
  readonly startMs: number | null
  readonly endMs: number | null
  readonly isTransparent: boolean
  readonly isSeries: boolean
  readonly isException: boolean
  readonly isCancelled: boolean
  readonly seq: number
}

export const calendarsOf = ({ google }: World): readonly Calendar[] =>
  [...google.store.state.calendars.values()].filter((one) => !one.deleted)

/** All that stands in Google, deleted events left out. */
export const standingEvents = (world: World): readonly Standing[] =>
  calendarsOf(world).flatMap((calendar) =>
    [...calendar.events.values()].map((event) => standing(calendar, event)).filter((one) => !one.isCancelled),
  )

/** The events that carry our mark, copies by the person included. */
export const blockEvents = (world: World): readonly Standing[] =>
  standingEvents(world).filter((one) => one.blockId !== null)

/** The person's own events in their first calendar. */
export const ofThePerson = (world: World): readonly Standing[] =>
  standingEvents(world).filter((one) => one.blockId === null && one.calendarId === EMAIL)

function standing(calendar: Calendar, { id, body, seq, recurringEventId }: StoredEvent): Standing {
  return {
    calendarId: calendar.id,
    eventId: id,
    blockId: body.extendedProperties?.private?.['blockId'] ?? null,
    title: body.summary ?? '',
    startMs: msOf(body.start?.dateTime),
    endMs: msOf(body.end?.dateTime),
    isTransparent: body.transparency === 'transparent',
    isSeries: (body.recurrence ?? []).length > 0,
    isException: recurringEventId !== undefined,
    isCancelled: body.status === 'cancelled',
    seq,
  }
}

const msOf = (text: string | undefined | null): number | null =>
  text === undefined || text === null ? null : Date.parse(text)
