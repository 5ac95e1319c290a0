import type { FastifyBaseLogger } from 'fastify'
import type { Emulator } from './context.ts'
import { Faults } from './control/faults.ts'
import { Journal } from './control/journal.ts'
import { Quota } from './control/quota.ts'
import { addPerson } from './core/people.ts'
import type { NewPerson } from './core/people.ts'
import { Store } from './core/store.ts'
import { fillDemoData } from './demo-data/fill.ts'
import { buildApp } from './http/app.ts'
import { isLoopback } from './core/channels.ts'
import { PushSender } from './push/deliver.ts'

export type GoogleEmulatorOptions = {
  /** 0 = any free port. */
  port: number
  /** Loopback only. */
  host?: string
  clientId: string
  clientSecret: string
  /** Exact redirect addresses; left out = any loopback address. */
  redirectUris?: readonly string[]
  now?: () => number
  /** Makes ids, codes and tokens repeat from run to run. Left out = fresh ones. */
  seed?: string | number
  /** JSON file that keeps the calendars over restarts. */
  persistPath?: string
  people: readonly NewPerson[]
  demoData?: boolean
  log?: FastifyBaseLogger
  /** First pause before a failed push is tried again; doubles each time. */
  pushRetryBaseMs?: number
  /** Clock of id tokens, which clients check against real time. */
  wallNow?: () => number
}

export type GoogleEmulator = Pick<Emulator, 'store' | 'faults' | 'journal' | 'pushes'> & {
  url: string
  close: () => Promise<void>
}

const DEFAULT_PEOPLE = (timeZone: string): NewPerson[] => [
  { email: 'alex@example.com', name: 'Alex Demo', timeZone },
]

function createEmulator(options: GoogleEmulatorOptions, url: () => string): Emulator {
  const { now = Date.now, seed = crypto.randomUUID(), persistPath, demoData = false } = options
  const store = new Store({ now, seed: String(seed), persistPath })
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const fill = (email: string): void => {
    const person = store.state.people.get(email)
    if (person !== undefined) fillDemoData(store, person)
  }
  return {
    store,
    url,
    timeZone,
    client: {
      clientId: options.clientId,
      clientSecret: options.clientSecret,
      redirectUris: options.redirectUris ?? null,
    },
    faults: new Faults(),
    journal: new Journal(),
    quota: new Quota(),
    pushes: new PushSender(store, options.pushRetryBaseMs ?? 500),
    wallNow: options.wallNow ?? Date.now,
    welcome: (email) => {
      if (demoData) fill(email)
    },
    seedState: (withDemoData = demoData) => {
      const people = options.people.length > 0 ? options.people : DEFAULT_PEOPLE(timeZone)
      // Only who is not there yet: a restart must not refill a calendar that its person has cleared.
      const missing = people.filter(({ email }) => !store.state.people.has(email.toLowerCase()))
      if (missing.length === 0) return
      store.change(() => {
        const emails = missing.map((person) => addPerson(store, person).email)
        if (withDemoData) for (const email of emails) fill(email)
      })
    },
  }
}

/**
 * Starts a stand-in for Google Calendar and Google sign-in on the own machine, at the paths of Google.
 *
 * Control interface (JSON, no token), beside the API:
 * - GET /emulator/state: dump · POST /emulator/reset {keepGrants?, demoData?}
 * - GET, POST /emulator/people {email, name, timeZone} · POST /emulator/tokens {email, scopes}: tokens without consent
 * - POST /emulator/push {enabled?, pushDrop?, pushDuplicate?, pushDelayMs?} · GET /emulator/pushes: what was sent
 * - GET, POST /emulator/switches: see core/state.ts `Switches` · POST /emulator/clock {advanceMs} or {atMs}
 * - GET, POST, DELETE /emulator/faults: see control/faults.ts · GET, DELETE /emulator/journal: requests
 * - POST /emulator/sync-tokens/expire {calendarId?, email?} · POST /emulator/sharing {calendarId, email, role|null}
 * - POST, PATCH, DELETE /emulator/calendars/{calendarId}/events[/{eventId}]: edits by the person's own hand
 */
export async function startGoogleEmulator(options: GoogleEmulatorOptions): Promise<GoogleEmulator> {
  const host = options.host ?? '127.0.0.1'
  if (!isLoopback(host === '::1' ? '[::1]' : host))
    throw new Error(
      `Cannot start the Google emulator on ${host}: it is open to everyone, so it binds loopback only.`,
    )
  let url = ''
  const emulator = createEmulator(options, () => url)
  emulator.seedState()
  const app = buildApp(emulator, options.log)
  url = await app.listen({ port: options.port, host })
  emulator.store.linkBase = url
  const { store, faults, journal, pushes } = emulator
  const close = async (): Promise<void> => {
    await app.close()
    await pushes.close()
    store.flush()
  }
  return { url, store, faults, journal, pushes, close }
}
