import { openForReading } from '../access.ts'
import type { Readable } from '../access.ts'
import type { EventsQuery } from './event-query.ts'
import { GoogleError } from '../google-error.ts'
import { spanOf } from './instances.ts'
import type { Window } from './instances.ts'
import { matchesQuery } from './match-event.ts'
import { cutPage, emptyPage, openCursor } from '../paging.ts'
import type { Cursor, Keyed } from '../paging.ts'
import { etagOf, renderEvent } from './render-event.ts'
import type { EventResource } from './render-event.ts'
import type { Actor } from '../scopes.ts'
import { changedExpanded, changedStored, endOutside } from './select-changes.ts'
import { selectExpanded, selectStored } from './select-events.ts'
import type { StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { encodeSyncToken, readSyncToken, refuseWithSyncToken } from '../sync-token.ts'
import type { SyncToken } from '../sync-token.ts'
import { fingerprint } from '../tokens.ts'

const NOT_WITH_TOKEN = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
] as const

// A list filtered or ordered by these answers no sync token; a window is fine.
const NO_TOKEN_AFTER = NOT_WITH_TOKEN.filter((name) => name !== 'timeMin' && name !== 'timeMax')

const DEFAULT_PAGE = 250
const MAX_PAGE = 2500
const UPDATED_MIN_DAYS = 30

export type ListRequest = {
  calendarId: string
  query: EventsQuery
  /** Google's right to answer fewer events than asked for, although there are more. */
  page?: 'empty' | 'short' | undefined
}

function parametersOf(query: EventsQuery): string {
  const { singleEvents, eventTypes, timeZone, maxAttendees, showHiddenInvitations } = query
  return JSON.stringify({
    singleEvents,
    eventTypes: eventTypes?.toSorted(),
    timeZone,
    maxAttendees,
    showHiddenInvitations,
  })
}

function openToken(store: Store, { calendar }: Readable, query: EventsQuery): SyncToken | null {
  if (query.syncToken === undefined) return null
  refuseWithSyncToken(query, NOT_WITH_TOKEN)
  refuseWithSyncToken({ showDeleted: query.showDeleted === false ? false : undefined }, ['showDeleted'])
  return readSyncToken(query.syncToken, {
    of: calendar.id,
    epoch: calendar.syncEpoch,
    nowMs: store.now(),
    parameters: parametersOf(query),
    strict: store.state.switches.strictSyncParameters,
  })
}

function checkUpdatedMin(store: Store, query: EventsQuery): void {
  if (query.updatedMin === undefined || store.now() - query.updatedMin <= UPDATED_MIN_DAYS * 86_400_000)
    return
  throw new GoogleError(
    410,
    'updatedMinTooLongAgo',
    'The requested minimum modification time lies too far in the past.',
    {
      domain: 'calendar',
      location: 'updatedMin',
    },
  )
}

function selectEvents(
  readable: Readable,
  query: EventsQuery,
  token: SyncToken | null,
  cursor: Cursor,
): StoredEvent[] {
  const { calendar } = readable
  const zone = query.timeZone ?? calendar.timeZone
  const window: Window = { fromMs: query.timeMin, toMs: query.timeMax, nowMs: cursor.nowMs }
  const selection = { calendar, query, window, zone }
  if (token === null) return query.singleEvents ? selectExpanded(selection) : selectStored(selection)
  const changed = query.singleEvents
    ? changedExpanded(selection, token.seq)
    : changedStored(calendar, token.seq)
  const kept: Window = { fromMs: token.timeMin, toMs: token.timeMax, nowMs: cursor.nowMs }
  return endOutside(changed, kept, zone)
}

function keyOf(event: StoredEvent, query: EventsQuery, zone: string): string {
  if (query.orderBy === undefined) return event.id
  const ms = query.orderBy === 'updated' ? event.updatedMs : spanOf(event, zone).startMs
  return `${String(ms + 1e15).padStart(16, '0')} ${event.id}`
}

function nextToken(
  store: Store,
  { calendar }: Readable,
  query: EventsQuery,
  token: SyncToken | null,
  seq: number,
): object {
  if (NO_TOKEN_AFTER.some((name) => query[name] !== undefined)) return {}
  const windowed = store.state.switches.windowedSyncTokens
  const kept = token ?? (windowed ? { timeMin: query.timeMin, timeMax: query.timeMax } : {})
  const { timeMin, timeMax } = kept
  return {
    nextSyncToken: encodeSyncToken({
      of: calendar.id,
      epoch: calendar.syncEpoch,
      seq,
      issuedMs: store.now(),
      parameters: parametersOf(query),
      ...(timeMin === undefined ? {} : { timeMin }),
      ...(timeMax === undefined ? {} : { timeMax }),
    }),
  }
}

export type EventsPage = Record<string, unknown> & { items: EventResource[] }

function describe(store: Store, { calendar, role }: Readable, zone: string): Record<string, unknown> {
  let lastMs = 0
  for (const event of calendar.events.values()) lastMs = Math.max(lastMs, event.updatedMs)
  return {
    kind: 'calendar#events',
    etag: etagOf(store.state.seq),
    summary: calendar.summary,
    description: calendar.description ?? '',
    updated: new Date(lastMs).toISOString(),
    timeZone: zone,
    accessRole: role,
    defaultReminders: [],
  }
}

/** events.list: full, windowed or incremental, page by page. */
export function listEvents(store: Store, actor: Actor, request: ListRequest): EventsPage {
  const { query } = request
  const readable = openForReading(store, actor, request.calendarId)
  checkUpdatedMin(store, query)
  const token = openToken(store, readable, query)
  const { pageToken: _page, maxResults, ...bound } = query
  const identity = {
    query: fingerprint([readable.calendar.id, bound]),
    seq: store.state.seq,
    nowMs: store.now(),
  }
  const cursor = openCursor(query.pageToken, identity)
  const zone = query.timeZone ?? readable.calendar.timeZone
  const keyed: Keyed<StoredEvent>[] = selectEvents(readable, query, token, cursor)
    .filter((event) => matchesQuery(event, query))
    .map((item) => ({ key: keyOf(item, query, zone), item }))
  const wanted = Math.min(maxResults ?? DEFAULT_PAGE, MAX_PAGE)
  const limit = request.page === 'short' ? Math.ceil(Math.min(wanted, keyed.length) / 2) : wanted
  const page = request.page === 'empty' ? emptyPage<StoredEvent>(cursor) : cutPage(keyed, cursor, limit)
  const context = {
    ...readable,
    zone,
    linkBase: store.linkBase,
    sparse: true,
    maxAttendees: query.maxAttendees,
  }
  const next =
    page.nextPageToken === null
      ? nextToken(store, readable, query, token, cursor.seq)
      : { nextPageToken: page.nextPageToken }
  return {
    ...describe(store, readable, zone),
    ...next,
    items: page.items.map((event) => renderEvent(event, context)),
  }
}
