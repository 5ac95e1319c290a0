import type { Faults } from './control/faults.ts'
import type { Journal } from './control/journal.ts'
import type { Quota } from './control/quota.ts'
import type { Store } from './core/store.ts'
import type { Client } from './oauth/authorize.ts'
import type { PushSender } from './push/deliver.ts'
import type { Sleep } from './push/send-push.ts'

/** What a fault does to the connection of a request that came in without a socket. */
export type Line = { cut: () => void; hang: () => void }

/** What every route needs. One object, made in create-emulator.ts. */
export type Emulator = {
  store: Store
  client: Client
  faults: Faults
  journal: Journal
  quota: Quota
  pushes: PushSender
  sleep: Sleep
  /** Requests of the same process that are under way, by the number in their header. */
  lines: Map<string, Line>
  /** Own address without a slash at the end; also the OpenID issuer. Known once the server listens. */
  url: () => string
  wallNow: () => number
  /** Zone offered to new people. */
  timeZone: string
  /** Fills the state with the people (and demo data) the emulator starts with. */
  seedState: (demoData?: boolean) => void
  /** Gives a person the demo calendars, if the emulator runs with demo data. */
  welcome: (email: string) => void
}
