import type { Emulator } from '../context.ts'
import { patchEvent } from '../core/events/change-event.ts'
import { lookUpEvent } from '../core/events/find-event.ts'
import { isCancelled } from '../core/events/instances.ts'
import { revokeGrant } from '../oauth/grants.ts'
import type { Fault } from './fault-schema.ts'

/** What is known of the request that a fault strikes. */
export type Struck = {
  email: string | null
  calendarId: string | undefined
  eventId: string | undefined
  bearer: string
}

type Disturbance = (emulator: Emulator, struck: Struck, fault: Fault) => void

// The person is a moment faster: the If-Match of the request that follows is stale.
const race: Disturbance = ({ store }, { calendarId, eventId, email }, { edit }) => {
  const calendar = store.state.calendars.get((calendarId === 'primary' ? email : calendarId) ?? '')
  const event = calendar === undefined ? null : lookUpEvent(calendar, eventId ?? '')
  if (calendar === undefined || event === null || isCancelled(event)) return
  patchEvent(store, { calendar, role: 'owner' }, { eventId: event.id, raw: edit })
}

const expireSyncToken: Disturbance = ({ store }, { calendarId, email }) => {
  const calendar = store.state.calendars.get((calendarId === 'primary' ? email : calendarId) ?? '')
  const list = store.state.lists.get(email ?? '')
  if (calendarId !== undefined && calendar !== undefined) calendar.syncEpoch += 1
  else if (list !== undefined) list.syncEpoch += 1
}

const DISTURBANCES: Partial<Record<Fault['kind'], Disturbance>> = {
  race,
  'expire-sync-token': expireSyncToken,
  'expire-access-token': ({ store }, { bearer }) => {
    store.state.accessTokens.delete(bearer)
  },
  'revoke-grant': ({ store, client }, { email }) => {
    if (email !== null) revokeGrant(store, email, client.clientId)
  },
}

/** Faults that change the state a moment before the request is handled; the answer is then the honest one. */
export function disturb(emulator: Emulator, struck: Struck, fault: Fault): void {
  const disturbance = DISTURBANCES[fault.kind]
  if (disturbance !== undefined) emulator.store.change(() => disturbance(emulator, struck, fault))
}
