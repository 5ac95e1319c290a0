import { GoogleError, insufficientPermissions, notFound } from './google-error.ts'
import { hasScope, mayWriteEvents, readableDetail } from './scopes.ts'
import type { Actor, Detail } from './scopes.ts'
import type { Calendar, Person, Role } from './state.ts'
import type { Store } from './store.ts'

const RANK: Record<Role, number> = {
  freeBusyReader: 0,
  reader: 1,
  writerWithoutPrivateAccess: 2,
  writer: 3,
  owner: 4,
}

export const atLeast = (role: Role, wanted: Role): boolean => RANK[role] >= RANK[wanted]

export type Opened = { calendar: Calendar; role: Role }

export type Readable = Opened & { detail: Detail; hidesPrivate: boolean }

export function personOf(store: Store, email: string): Person {
  const person = store.state.people.get(email)
  if (person === undefined) throw notFound()
  return person
}

export function roleOn(calendar: Calendar, email: string): Role | null {
  return calendar.roles.get(email) ?? calendar.publicRole
}

/** Finds a calendar for the actor; `primary` is the person's own. What they may not see is not found. */
export function openCalendar(store: Store, actor: Actor, calendarId: string): Opened {
  const calendar = store.state.calendars.get(calendarId === 'primary' ? actor.email : calendarId)
  const role = calendar === undefined || calendar.deleted ? null : roleOn(calendar, actor.email)
  if (calendar === undefined || role === null) throw notFound()
  return { calendar, role }
}

/** Opens a calendar to read its events. */
export function openForReading(store: Store, actor: Actor, calendarId: string): Readable {
  const opened = openCalendar(store, actor, calendarId)
  const detail = readableDetail(actor, opened.calendar, opened.role)
  const isClosed = detail === 'times' && !store.state.switches.freeBusyScopeReadsEvents
  if (detail === null || isClosed) throw insufficientPermissions()
  const times = detail === 'times' || opened.role === 'freeBusyReader'
  const hidesPrivate = opened.role === 'reader' || opened.role === 'writerWithoutPrivateAccess'
  return { ...opened, detail: times ? 'times' : 'full', hidesPrivate }
}

function requiresRole(wanted: Role): GoogleError {
  return new GoogleError(403, 'requiredAccessLevel', `You need to have ${wanted} access to this calendar.`, {
    domain: 'calendar',
  })
}

/** Opens a calendar to write its events. */
export function openForWriting(store: Store, actor: Actor, calendarId: string): Opened {
  const opened = openCalendar(store, actor, calendarId)
  if (!mayWriteEvents(actor, opened.calendar, opened.role)) throw insufficientPermissions()
  if (!atLeast(opened.role, 'writerWithoutPrivateAccess')) throw requiresRole('writer')
  return opened
}

export function requireRole(opened: Opened, wanted: Role): void {
  if (!atLeast(opened.role, wanted)) throw requiresRole(wanted)
}

export function requireScope(actor: Actor, names: readonly string[]): void {
  if (!hasScope(actor, ...names)) throw insufficientPermissions()
}
