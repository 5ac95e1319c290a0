import { isDeepStrictEqual } from 'node:util'
import type { EventBody } from './event-body.ts'
import { lookUpEvent } from './find-event.ts'
import { GoogleError } from '../google-error.ts'
import { isCancelled } from './instances.ts'
import { buryExceptions, dropOrphans } from './orphans.ts'
import { spreadSeriesEdit } from './spread-series-edit.ts'
import type { Calendar, StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { bury, putVersion } from './write-event.ts'

type Attendee = NonNullable<EventBody['attendees']>[number]

// What everybody keeps to themselves on their copy of a meeting.
const PERSONAL = ['reminders', 'colorId', 'eventLabelId', 'transparency'] as const
const ORGANIZER_ONLY = ['guestsCanInviteOthers', 'guestsCanModify', 'guestsCanSeeOtherGuests'] as const

const isEmail =
  (email: string) =>
  (attendee: Attendee): boolean =>
    attendee.email.toLowerCase() === email

const answerOf = (body: EventBody, email: string): Attendee | undefined =>
  body.attendees?.find(isEmail(email))

/** The body of an attendee's copy: all of the organizer's but what is personal; private properties stay apart. */
function copyBody(main: EventBody, own: EventBody | undefined): EventBody {
  const { reminders: _reminders, colorId: _color, eventLabelId: _label, extendedProperties, ...rest } = main
  const personal = Object.fromEntries(
    PERSONAL.flatMap((name) => (own?.[name] === undefined ? [] : [[name, own[name]]])),
  )
  const properties = {
    ...(own?.extendedProperties?.private === undefined ? {} : { private: own.extendedProperties.private }),
    ...(extendedProperties?.shared === undefined ? {} : { shared: extendedProperties.shared }),
  }
  const extended = Object.keys(properties).length === 0 ? {} : { extendedProperties: properties }
  return { ...rest, ...personal, ...extended }
}

/** Somebody who threw an invitation away does not get it back with the next change. */
function staysAway(copy: StoredEvent | undefined, answer: Attendee): boolean {
  return (
    copy !== undefined && isCancelled(copy) && copy.moved !== true && answer.responseStatus === 'declined'
  )
}

/** Same meeting? After a move the copies still name the calendar it came from. */
const isCopyOf = (copy: StoredEvent, main: StoredEvent): boolean =>
  copy.moved === true || (copy.mainCalendarId !== undefined && copy.iCalUID === main.iCalUID)

function putCopy(store: Store, main: StoredEvent, mainCalendarId: string, to: Calendar): void {
  const copy = lookUpEvent(to, main.id) ?? undefined
  const body = copyBody(main.body, copy?.body)
  if (copy?.mainCalendarId === mainCalendarId && isDeepStrictEqual(copy.body, body)) return
  const { former: _former, moved: _moved, ...facts } = main
  const next = putVersion(store, to, { ...facts, mainCalendarId, body: copy?.body ?? body }, body)
  if (next.recurringEventId !== undefined) return
  dropOrphans(store, to, next)
  if (copy !== undefined) spreadSeriesEdit(store, to, copy, next)
}

function syncCopy(store: Store, from: Calendar, main: StoredEvent, to: Calendar): void {
  // An instance of a series may have no row of its own here yet.
  const copy = lookUpEvent(to, main.id) ?? undefined
  if (copy !== undefined && !isCopyOf(copy, main)) return
  const answer = isCancelled(main) ? undefined : answerOf(main.body, to.ownerEmail)
  if (answer !== undefined) {
    if (!staysAway(copy, answer)) putCopy(store, main, from.id, to)
    return
  }
  if (copy === undefined || isCancelled(copy)) return
  bury(store, to, copy)
  if (copy.recurringEventId === undefined) buryExceptions(store, to, copy)
}

/** Brings the organizer's version into the primary calendars of all people it invites, or no longer invites. */
function syncCopies(store: Store, calendar: Calendar, main: StoredEvent): void {
  for (const { email } of store.state.people.values()) {
    const to = store.state.calendars.get(email)
    if (to !== undefined && to.id !== calendar.id) syncCopy(store, calendar, main, to)
  }
}

const isMain = (event: StoredEvent): boolean =>
  event.mainCalendarId === undefined && event.privateCopy !== true

/** What changed, and behind each series its exceptions: somebody may be invited to one instance only. */
function touchedSince(calendar: Calendar, since: number): StoredEvent[] {
  const mine = [...calendar.events.values()].filter(isMain)
  const touched = mine.filter((event) => event.seq > since)
  const ids = new Set(touched.map((event) => event.id))
  const exceptions = mine.filter(
    (event) => event.recurringEventId !== undefined && ids.has(event.recurringEventId),
  )
  return [...touched.filter((event) => !exceptions.includes(event)), ...exceptions]
}

/** Runs a change of one calendar's events and passes on what it did to meetings. */
export function withInvitations<T>(store: Store, calendar: Calendar, change: () => T): T {
  return store.change(() => {
    const since = store.state.seq
    const result = change()
    if (store.state.people.size < 2) return result
    for (const event of touchedSince(calendar, since)) syncCopies(store, calendar, event)
    return result
  })
}

function mainOf(store: Store, copy: StoredEvent): { calendar: Calendar; event: StoredEvent } | null {
  const calendar = store.state.calendars.get(copy.mainCalendarId ?? '')
  const event = calendar === undefined ? null : lookUpEvent(calendar, copy.id)
  return calendar === undefined || event === null || isCancelled(event) ? null : { calendar, event }
}

const shared = (body: EventBody): unknown => body.extendedProperties?.shared ?? {}

/** Refuses what only the organizer may change, on anybody else's copy. */
export function checkCopyEdit(copy: StoredEvent, next: EventBody): void {
  if (copy.mainCalendarId === undefined || copy.body.guestsCanModify === true) return
  const touched = ORGANIZER_ONLY.some((name) => next[name] !== undefined && next[name] !== copy.body[name])
  if (touched || !isDeepStrictEqual(shared(next), shared(copy.body)))
    throw new GoogleError(
      403,
      'forbiddenForNonOrganizer',
      'Shared properties can only be changed by the organizer of the event.',
      { domain: 'calendar' },
    )
}

function withAnswer(main: EventBody, own: EventBody, email: string): EventBody {
  const answer = answerOf(own, email)
  const attendees = (main.attendees ?? []).map((each) =>
    isEmail(email)(each) && answer !== undefined ? { ...each, ...answer } : each,
  )
  const mayInvite = main.guestsCanInviteOthers !== false
  const known = new Set(attendees.map((each) => each.email.toLowerCase()))
  const added = mayInvite ? (own.attendees ?? []).filter((each) => !known.has(each.email.toLowerCase())) : []
  return { ...main, attendees: [...attendees, ...added] }
}

/** An attendee's change of their own copy: their answer (and, if allowed, everything) reaches the organizer. */
export function reportToOrganizer(store: Store, calendar: Calendar, copy: StoredEvent): void {
  const main = mainOf(store, copy)
  if (main === null) return
  const { event } = main
  const base = event.body.guestsCanModify === true ? { ...copyBody(copy.body, event.body) } : event.body
  const body = withAnswer({ ...base, attendees: event.body.attendees ?? [] }, copy.body, calendar.ownerEmail)
  if (isDeepStrictEqual(body, event.body)) return
  withInvitations(store, main.calendar, () => {
    spreadSeriesEdit(store, main.calendar, event, putVersion(store, main.calendar, event, body))
  })
}

const withDecline = (event: StoredEvent, email: string): EventBody => ({
  ...event.body,
  attendees: (event.body.attendees ?? []).map((each) =>
    isEmail(email)(each) ? { ...each, responseStatus: 'declined' as const } : each,
  ),
})

/** An attendee deleted their copy: the organizer reads it as a no, to a series as a no to all of it. */
export function declineAtOrganizer(store: Store, calendar: Calendar, copy: StoredEvent): void {
  const main = mainOf(store, copy)
  if (main === null) return
  const family = [...main.calendar.events.values()].filter(
    (each) => each.recurringEventId === copy.id && !isCancelled(each),
  )
  withInvitations(store, main.calendar, () => {
    for (const event of [main.event, ...family])
      putVersion(store, main.calendar, event, withDecline(event, calendar.ownerEmail))
  })
}
