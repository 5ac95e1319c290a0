import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import type { EventDraft } from '#app/ports/calendar-gateway.ts'

/** Tells our events from all others, in their private extended properties. */
export const APP = 'timewright'

/** The body of an insert. No attendees ever: they trip Google's guard against invitation spam. */
export const toEventBody = (
  eventId: string,
  { isPrivate, ...draft }: EventDraft,
): calendar_v3.Schema$Event => ({
  id: eventId,
  ...toPatchBody(draft),
  ...(isPrivate === true && { visibility: 'private' }),
  reminders: { useDefault: false },
  extendedProperties: {
    private: { app: APP, blockId: draft.blockId, gen: String(draft.generation) },
  },
})

/** The body of a patch: the given fields and nothing else. A colour of null takes the calendar's. */
export function toPatchBody(draft: Partial<EventDraft>): calendar_v3.Schema$Event {
  const { title, description, startMs, endMs, timeZone, isTransparent, colorId, isPrivate } = draft
  return {
    ...(title === undefined ? {} : { summary: title }),
    ...(description === undefined ? {} : { description }),
    ...(startMs === undefined ? {} : { start: toTime(startMs, timeZone) }),
    ...(endMs === undefined ? {} : { end: toTime(endMs, timeZone) }),
    ...(isTransparent === undefined ? {} : { transparency: isTransparent ? 'transparent' : 'opaque' }),
    ...(colorId === undefined ? {} : { colorId }),
    ...(isPrivate === undefined ? {} : { visibility: isPrivate ? 'private' : 'default' }),
  }
}

/** `date: null` turns an event that the person made all-day back into one with a time. */
const toTime = (ms: number, timeZone: string | undefined): calendar_v3.Schema$EventDateTime => ({
  dateTime: new Date(ms).toISOString(),
  date: null,
  ...(timeZone === undefined ? {} : { timeZone }),
})
