import { personOf, requireScope } from './access.ts'
import { etagOf } from './render-event.ts'
import { METHOD_SCOPES } from './scopes.ts'
import type { Actor } from './scopes.ts'
import type { Store } from './store.ts'
import { encodeSyncToken } from './sync-token.ts'

/** settings.list: what a calendar client asks for first. The values but the zone are fixed. */
export function listSettings(store: Store, actor: Actor): Record<string, unknown> {
  requireScope(actor, METHOD_SCOPES.settings)
  const { email, timeZone } = personOf(store, actor.email)
  const values = {
    timezone: timeZone,
    weekStart: '1',
    locale: 'en',
    format24HourTime: 'true',
    dateFieldOrder: 'DMY',
  }
  const items = Object.entries(values).map(([id, value]) => ({
    kind: 'calendar#setting',
    etag: etagOf(1),
    id,
    value,
  }))
  const token = {
    of: `settings ${email}`,
    epoch: 0,
    seq: store.state.seq,
    issuedMs: store.now(),
    parameters: '',
  }
  return { kind: 'calendar#settings', etag: etagOf(1), items, nextSyncToken: encodeSyncToken(token) }
}
