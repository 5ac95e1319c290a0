import { atLeast, personOf, requireScope, roleOn } from '../access.ts'
import type { ListQuery } from '../events/event-query.ts'
import { notFound } from '../google-error.ts'
import { cutPage, openCursor } from '../paging.ts'
import { etagOf } from '../events/render-event.ts'
import { METHOD_SCOPES, reachesAppCalendar } from '../scopes.ts'
import type { Actor } from '../scopes.ts'
import type { Calendar, CalendarList, ListEntry, Role } from '../state.ts'
import type { Store } from '../store.ts'
import { encodeSyncToken, readSyncToken, refuseWithSyncToken } from '../sync-token.ts'
import { fingerprint } from '../tokens.ts'

const COLORS = ['#039be5', '#33b679', '#8e24aa', '#f4511e', '#e4a200', '#d81b60', '#00897b', '#7986cb']

/** Gives a person a role on a calendar and puts it into their list; must run inside store.change. */
export function enlist(store: Store, calendar: Calendar, email: string, role: Role): void {
  const list = listOf(store, email)
  if (calendar.publicRole === null) calendar.roles.set(email, role)
  const known = list.entries.get(calendar.id)
  const place = list.entries.size % COLORS.length
  const colorId = known?.colorId ?? String(14 + place)
  const background = known?.background ?? COLORS[place] ?? '#9fe1e7'
  list.entries.set(calendar.id, {
    calendarId: calendar.id,
    seq: store.nextSeq(),
    deleted: false,
    hidden: false,
    selected: true,
    colorId,
    background,
  })
  store.touch('calendarList', email)
}

export function listOf(store: Store, email: string): CalendarList {
  const list = store.state.lists.get(email)
  if (list === undefined) throw notFound()
  return list
}

/**
 * Marks the calendar as changed (or gone) in every list that has it, or only where it was lost; must run inside
 * store.change.
 */
export function refreshEntries(store: Store, calendar: Calendar, which: 'all' | 'lost' = 'all'): void {
  for (const [email, list] of store.state.lists) {
    const entry = list.entries.get(calendar.id)
    if (entry === undefined) continue
    const deleted = entry.deleted || calendar.deleted || roleOn(calendar, email) === null
    if (which === 'lost' && deleted === entry.deleted) continue
    list.entries.set(calendar.id, { ...entry, deleted, seq: store.nextSeq() })
    store.touch('calendarList', email)
  }
}

export type EntryResource = Record<string, unknown> & { id: string }

const colorOf = (entry: ListEntry): string =>
  entry.background ?? COLORS[(Number(entry.colorId) - 14) % COLORS.length] ?? '#9fe1e7'

function ownership(calendar: Calendar, email: string): Record<string, unknown> {
  if (calendar.primary) return calendar.ownerEmail === email ? { primary: true } : {}
  return calendar.publicRole === null ? { dataOwner: calendar.ownerEmail } : {}
}

export function renderEntry(store: Store, email: string, entry: ListEntry): EntryResource {
  const calendar = store.state.calendars.get(entry.calendarId)
  const base = { kind: 'calendar#calendarListEntry', etag: etagOf(entry.seq), id: entry.calendarId }
  if (entry.deleted || calendar === undefined) return { ...base, deleted: true }
  return {
    ...base,
    summary: calendar.summary,
    summaryOverride: entry.summaryOverride,
    description: calendar.description,
    location: calendar.location,
    timeZone: calendar.timeZone,
    colorId: entry.colorId,
    backgroundColor: colorOf(entry),
    foregroundColor: entry.foreground ?? '#000000',
    hidden: entry.hidden || undefined,
    selected: entry.selected || undefined,
    accessRole: roleOn(calendar, email) ?? 'reader',
    defaultReminders: entry.defaultReminders ?? [],
    notificationSettings: entry.notificationSettings,
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
    ...ownership(calendar, email),
  }
}

function isListed(
  entry: ListEntry,
  resource: EntryResource,
  query: ListQuery,
  since: number | null,
): boolean {
  if (since !== null) return entry.seq > since
  if (entry.deleted && query.showDeleted !== true) return false
  if (entry.hidden && query.showHidden !== true) return false
  return query.minAccessRole === undefined || atLeast(resource['accessRole'] as Role, query.minAccessRole)
}

const never = (flag: boolean | undefined): false | undefined => (flag === false ? false : undefined)

function openListToken(store: Store, email: string, query: ListQuery): number | null {
  if (query.syncToken === undefined) return null
  refuseWithSyncToken(query, ['minAccessRole', 'showOwnOrganizationOnly'])
  refuseWithSyncToken({ showDeleted: never(query.showDeleted), showHidden: never(query.showHidden) }, [
    'showDeleted',
    'showHidden',
  ])
  const expected = { of: `list ${email}`, parameters: '', strict: false, nowMs: store.now() }
  return readSyncToken(query.syncToken, { ...expected, epoch: listOf(store, email).syncEpoch }).seq
}

/** calendarList.list: full or incremental, page by page. */
export function listCalendars(store: Store, actor: Actor, query: ListQuery): Record<string, unknown> {
  requireScope(actor, METHOD_SCOPES.listRead)
  const { email } = personOf(store, actor.email)
  const since = openListToken(store, email, query)
  const { pageToken, maxResults, ...bound } = query
  const cursor = openCursor(pageToken, {
    query: fingerprint([email, bound]),
    seq: store.state.seq,
    nowMs: store.now(),
  })
  const list = listOf(store, email)
  const keyed = [...list.entries.values()]
    .map((entry) => ({ entry, item: renderEntry(store, email, entry), key: entry.calendarId }))
    .filter(({ entry, item }) => isListed(entry, item, query, since))
  const page = cutPage(keyed, cursor, Math.min(maxResults ?? 100, 250))
  const token = {
    of: `list ${email}`,
    epoch: list.syncEpoch,
    seq: cursor.seq,
    issuedMs: store.now(),
    parameters: '',
  }
  const next =
    page.nextPageToken === null
      ? { nextSyncToken: encodeSyncToken(token) }
      : { nextPageToken: page.nextPageToken }
  return { kind: 'calendar#calendarList', etag: etagOf(store.state.seq), ...next, items: page.items }
}

export function liveEntry(store: Store, email: string, calendarId: string): ListEntry {
  const entry = listOf(store, email).entries.get(calendarId === 'primary' ? email : calendarId)
  if (entry === undefined || entry.deleted) throw notFound()
  return entry
}

export function getListEntry(store: Store, actor: Actor, calendarId: string): EntryResource {
  const calendar = store.state.calendars.get(calendarId)
  if (calendar === undefined || !reachesAppCalendar(actor, calendar))
    requireScope(actor, METHOD_SCOPES.listRead)
  return renderEntry(store, actor.email, liveEntry(store, actor.email, calendarId))
}
