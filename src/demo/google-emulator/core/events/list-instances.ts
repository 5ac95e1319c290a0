import { openForReading } from '../access.ts'
import type { Readable } from '../access.ts'
import type { EventsQuery } from './event-query.ts'
import { floatingMs } from './event-time.ts'
import { findEvent } from './find-event.ts'
import { invalid } from '../google-error.ts'
import { exceptionsBySeries, expandSeries, isCancelled, isSeries } from './instances.ts'
import { cutPage, openCursor } from '../paging.ts'
import { etagOf, renderEvent } from './render-event.ts'
import type { Actor } from '../scopes.ts'
import type { StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { fingerprint } from '../tokens.ts'
import type { EventsPage } from './list-events.ts'

export type InstancesRequest = { calendarId: string; eventId: string; query: EventsQuery }

function hasOriginalStart(event: StoredEvent, wanted: string): boolean {
  const original = event.originalStart ?? {}
  const dateOnly = /^\d{4}-\d\d-\d\d$/.test(wanted)
  if (dateOnly !== (original.date !== undefined)) return false
  const ms = dateOnly ? Date.parse(`${wanted}T00:00:00Z`) : Date.parse(wanted)
  if (Number.isNaN(ms)) throw invalid(`Invalid value '${wanted}' for originalStart.`, 'originalStart')
  return floatingMs(original) === ms
}

function instancesOf(
  store: Store,
  { calendar }: Readable,
  series: StoredEvent,
  query: EventsQuery,
): StoredEvent[] {
  // timeMin is inclusive here, unlike in events.list: an instance that ends at timeMin is still in.
  const fromMs = query.timeMin === undefined ? undefined : query.timeMin - 1
  const window = { fromMs, toMs: query.timeMax, nowMs: store.now() }
  const exceptions = exceptionsBySeries(calendar).get(series.id) ?? []
  const wanted = query.originalStart
  return expandSeries(series, exceptions, window, query.timeZone ?? calendar.timeZone)
    .filter((event) => query.showDeleted === true || !isCancelled(event))
    .filter((event) => wanted === undefined || hasOriginalStart(event, wanted))
}

/** events.instances: what a series generates, with exceptions in place. */
export function listInstances(store: Store, actor: Actor, request: InstancesRequest): EventsPage {
  const { query, eventId } = request
  const readable = openForReading(store, actor, request.calendarId)
  const { calendar, role } = readable
  const series = findEvent(calendar, eventId)
  if (!isSeries(series)) throw invalid(`The event '${eventId}' is not recurring: it has no instances.`)
  const { pageToken: _page, maxResults, ...bound } = query
  const identity = {
    query: fingerprint([calendar.id, eventId, bound]),
    seq: store.state.seq,
    nowMs: store.now(),
  }
  const cursor = openCursor(query.pageToken, identity)
  const keyed = instancesOf(store, readable, series, query).map((item) => ({ key: item.id, item }))
  const page = cutPage(keyed, cursor, Math.min(maxResults ?? 250, 2500))
  const zone = query.timeZone ?? calendar.timeZone
  return {
    kind: 'calendar#events',
    etag: etagOf(store.state.seq),
    summary: calendar.summary,
    timeZone: zone,
    accessRole: role,
    defaultReminders: [],
    ...(page.nextPageToken === null ? {} : { nextPageToken: page.nextPageToken }),
    items: page.items.map((event) =>
      renderEvent(event, { ...readable, zone, linkBase: store.linkBase, sparse: true }),
    ),
  }
}
