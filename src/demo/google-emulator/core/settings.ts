import { personOf, requireScope } from './access.ts'
import type { PageQuery } from './events/event-query.ts'
import { notFound } from './google-error.ts'
import { cutPage, openCursor } from './paging.ts'
import { etagOf } from './events/render-event.ts'
import { METHOD_SCOPES } from './scopes.ts'
import type { Actor } from './scopes.ts'
import type { Store } from './store.ts'
import { encodeSyncToken, readSyncToken } from './sync-token.ts'
import { fingerprint } from './tokens.ts'

type SettingResource = { kind: string; etag: string; id: string; value: string }

/** What a calendar client asks for first. The values but the zone are fixed. */
function settingsOf(store: Store, actor: Actor): SettingResource[] {
  requireScope(actor, METHOD_SCOPES.settings)
  const { timeZone } = personOf(store, actor.email)
  const values = {
    autoAddHangouts: 'false',
    dateFieldOrder: 'DMY',
    defaultEventLength: '60',
    format24HourTime: 'true',
    hideInvitations: 'false',
    hideWeekends: 'false',
    locale: 'en',
    remindOnRespondedEventsOnly: 'false',
    showDeclinedEvents: 'true',
    timezone: timeZone,
    useKeyboardShortcuts: 'true',
    weekStart: '1',
  }
  return Object.entries(values).map(([id, value]) => ({
    kind: 'calendar#setting',
    etag: etagOf(1),
    id,
    value,
  }))
}

export function getSetting(store: Store, actor: Actor, id: string): SettingResource {
  const setting = settingsOf(store, actor).find((each) => each.id === id)
  if (setting === undefined) throw notFound()
  return setting
}

/** settings.list: full, or the nothing that has changed since a sync token. */
export function listSettings(store: Store, actor: Actor, query: PageQuery): Record<string, unknown> {
  const settings = settingsOf(store, actor)
  const of = `settings ${actor.email}`
  const nowMs = store.now()
  if (query.syncToken !== undefined)
    readSyncToken(query.syncToken, { of, epoch: 0, parameters: '', strict: false, nowMs })
  const seq = store.state.seq
  const cursor = openCursor(query.pageToken, { query: fingerprint([of, query.syncToken]), seq, nowMs })
  const items = query.syncToken === undefined ? settings.map((item) => ({ key: item.id, item })) : []
  const page = cutPage(items, cursor, Math.min(query.maxResults ?? 100, 250))
  const next =
    page.nextPageToken === null
      ? { nextSyncToken: encodeSyncToken({ of, epoch: 0, seq, issuedMs: nowMs, parameters: '' }) }
      : { nextPageToken: page.nextPageToken }
  return { kind: 'calendar#settings', etag: etagOf(1), ...next, items: page.items }
}
