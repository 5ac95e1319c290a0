import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { GatewayError, type RemoteEvent } from '../ports/calendar-gateway.ts'
import { bareEvent } from './bare-event.ts'
import type { Listing, Reading } from './read-listing.ts'
import type { Held } from './read-mirror.ts'

/** So few deletions are believed without a second look. */
export const FEW = 5
const MANY = 50
const MUCH = 0.2

/** Whether so much went at once that a broken answer is as likely as a busy person. */
export const isSuspicious = (gone: number, held: number): boolean =>
  gone > MANY || (gone > FEW && gone > held * MUCH)

/** Mirrored events that Google says are deleted. */
export function deletedIn(listing: Listing, mirrored: readonly CalendarEvent[]): number {
  const cancelled = new Set(
    listing.events.filter((one) => one.status === 'cancelled').map((one) => one.eventId),
  )
  return mirrored.filter((one) => one.status !== 'cancelled' && cancelled.has(one.eventId)).length
}

/**
 * A whole listing that can be believed. When much of what we hold is not in it, a second one has to say the same; and
 * whichever of our own events is not in it is looked up by itself, and listed as deleted only if it is.
 */
export async function confirmWhole(
  listing: Listing,
  held: Held,
  reading: Reading,
  again: (reading: Reading) => Promise<Listing>,
): Promise<Listing> {
  const missing = missingFrom(listing, held)
  const believed = isSuspicious(missing.length, held.mirrored.length)
    ? await secondOpinion(missing, await again(reading))
    : listing
  return { ...believed, events: [...believed.events, ...(await findOurDeleted(believed, held, reading))] }
}

async function secondOpinion(missing: readonly CalendarEvent[], second: Listing): Promise<Listing> {
  const listed = idsOf(second)
  if (missing.some((one) => listed.has(one.eventId))) throw new Unbelievable('two listings disagree')
  return second
}

async function findOurDeleted(
  listing: Listing,
  held: Held,
  reading: Reading,
): Promise<readonly RemoteEvent[]> {
  const named = new Set(listing.events.map((one) => one.eventId))
  const absent = held.live.filter((one) => !named.has(one.eventId) && one.endMs > listing.fromMs)
  const found: RemoteEvent[] = []
  for (const { eventId } of absent) {
    const event = await reading.gateway.getEvent(reading.calendar.googleCalendarId, eventId)
    if (event !== null && event.status !== 'cancelled')
      throw new Unbelievable('it leaves out an event that is there')
    found.push(event ?? tombstone(eventId))
  }
  return found
}

const missingFrom = (listing: Listing, held: Held): readonly CalendarEvent[] => {
  const listed = idsOf(listing)
  return held.mirrored.filter(
    (one) => one.status !== 'cancelled' && !listed.has(one.eventId) && mayEndAfter(one, listing.fromMs),
  )
}

const idsOf = (listing: Listing): ReadonlySet<string> =>
  new Set(listing.events.filter((one) => one.status !== 'cancelled').map((one) => one.eventId))

const mayEndAfter = (event: CalendarEvent, ms: number): boolean =>
  event.recurrence.length > 0 || event.end?.kind !== 'instant' || event.end.atMs > ms

/** The listing is not as it should be, though its answers looked well. */
export class Unbelievable extends GatewayError {
  constructor(why: string) {
    super('unavailable', `Cannot believe Google's listing of a calendar: ${why}. It will be read again.`)
  }
}

const tombstone = (eventId: string): RemoteEvent => ({ ...bareEvent(eventId), status: 'cancelled' })
