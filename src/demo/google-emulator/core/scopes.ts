import type { Calendar, Role } from './state.ts'

/** Who acts, and what they were allowed. `scopes: null` = the person in Google's own page. */
export type Actor = { email: string; clientId: string | null; scopes: ReadonlySet<string> | null }

const SCOPE_PREFIX = 'https://www.googleapis.com/auth/'

const short = (scope: string): string => scope.replace(SCOPE_PREFIX, '')

/** Has the actor one of these scopes? Names without prefix, e.g. "calendar.events". */
export function hasScope(actor: Actor, ...names: readonly string[]): boolean {
  return actor.scopes === null || [...actor.scopes].some((scope) => names.includes(short(scope)))
}

const FULL = ['calendar']
const READ = ['calendar', 'calendar.readonly']

export const METHOD_SCOPES = {
  listRead: [...READ, 'calendar.calendarlist', 'calendar.calendarlist.readonly'],
  listWrite: [...FULL, 'calendar.calendarlist'],
  calendarRead: [...READ, 'calendar.calendars', 'calendar.calendars.readonly'],
  calendarWrite: [...FULL, 'calendar.calendars'],
  calendarInsert: [...FULL, 'calendar.calendars', 'calendar.app.created'],
  freeBusy: [...READ, 'calendar.freebusy', 'calendar.events.freebusy'],
  settings: [...READ, 'calendar.settings', 'calendar.settings.readonly'],
  aclList: [...FULL, 'calendar.acls', 'calendar.acls.readonly'],
  aclGet: [...READ, 'calendar.acls', 'calendar.acls.readonly'],
  aclWrite: [...FULL, 'calendar.acls'],
  clear: [...FULL, 'calendar.calendars'],
  move: [...FULL, 'calendar.events', 'calendar.events.owned'],
  colors: [
    ...READ,
    'calendar.app.created',
    'calendar.calendarlist',
    'calendar.calendarlist.readonly',
    'calendar.events.freebusy',
    'calendar.events.owned',
    'calendar.events.owned.readonly',
    'calendar.events.public.readonly',
  ],
  stop: [
    ...READ,
    'calendar.acls',
    'calendar.acls.readonly',
    'calendar.app.created',
    'calendar.calendarlist',
    'calendar.calendarlist.readonly',
    'calendar.events',
    'calendar.events.freebusy',
    'calendar.events.owned',
    'calendar.events.owned.readonly',
    'calendar.events.public.readonly',
    'calendar.events.readonly',
    'calendar.settings',
    'calendar.settings.readonly',
  ],
} as const

/** How much of an event a reader sees. */
export type Detail = 'full' | 'times'

const createdByApp = (actor: Actor, calendar: Calendar): boolean =>
  hasScope(actor, 'calendar.app.created') &&
  calendar.createdBy !== null &&
  calendar.createdBy === actor.clientId

export const reachesAppCalendar = createdByApp

function readsFully(actor: Actor, calendar: Calendar, role: Role): boolean {
  if (hasScope(actor, ...READ, 'calendar.events', 'calendar.events.readonly')) return true
  if (role === 'owner' && hasScope(actor, 'calendar.events.owned', 'calendar.events.owned.readonly'))
    return true
  if (calendar.publicRole !== null && hasScope(actor, 'calendar.events.public.readonly')) return true
  return createdByApp(actor, calendar)
}

/** What the scopes let the actor read of this calendar's events; null = nothing. */
export function readableDetail(actor: Actor, calendar: Calendar, role: Role): Detail | null {
  if (readsFully(actor, calendar, role)) return 'full'
  return hasScope(actor, 'calendar.events.freebusy') ? 'times' : null
}

export function mayWriteEvents(actor: Actor, calendar: Calendar, role: Role): boolean {
  if (hasScope(actor, ...FULL, 'calendar.events')) return true
  if (role === 'owner' && hasScope(actor, 'calendar.events.owned')) return true
  return createdByApp(actor, calendar)
}
