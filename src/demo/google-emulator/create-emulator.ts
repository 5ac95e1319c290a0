import type { Emulator } from './context.ts'
import { Faults } from './control/faults.ts'
import { Journal } from './control/journal.ts'
import { Quota } from './control/quota.ts'
import { addPerson } from './core/people.ts'
import type { NewPerson } from './core/people.ts'
import { Store } from './core/store.ts'
import { fillDemoData, refreshDemoData } from './demo-data/fill.ts'
import type { EmulatorOptions } from './options.ts'
import { PushSender } from './push/deliver.ts'
import { realSleep, sendByHttp } from './push/send-push.ts'

const DEFAULT_PEOPLE = (timeZone: string): NewPerson[] => [
  { email: 'alex@example.com', name: 'Alex Demo', timeZone },
]

type Seeding = { store: Store; options: EmulatorOptions; timeZone: string }

function fill(store: Store, email: string): void {
  const person = store.state.people.get(email)
  if (person !== undefined) fillDemoData(store, person)
}

function seedState({ store, options, timeZone }: Seeding, withDemoData: boolean): void {
  const people = options.people.length > 0 ? options.people : DEFAULT_PEOPLE(timeZone)
  // Only who is not there yet: a restart must not refill a calendar that its person has cleared.
  const missing = people.filter(({ email }) => !store.state.people.has(email.toLowerCase()))
  if (withDemoData) for (const person of store.state.people.values()) refreshDemoData(store, person)
  if (missing.length === 0) return
  store.change(() => {
    const emails = missing.map((person) => addPerson(store, person).email)
    if (withDemoData) for (const email of emails) fill(store, email)
  })
}

function createPushes(store: Store, faults: Faults, options: EmulatorOptions): PushSender {
  return new PushSender({
    store,
    retryBaseMs: options.pushRetryBaseMs ?? 500,
    sleep: options.sleep ?? realSleep,
    send: options.sendPush ?? sendByHttp,
    takeFault: (channelId) => faults.takePush(channelId),
  })
}

/** Everything but the transport. `url` is asked when a link or an issuer is needed. */
export function createEmulator(options: EmulatorOptions, url: () => string): Emulator {
  const { now = Date.now, seed = crypto.randomUUID(), persistPath, demoData = false } = options
  const store = new Store({ now, seed: String(seed), persistPath })
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const faults = new Faults()
  return {
    store,
    url,
    timeZone,
    client: {
      clientId: options.clientId,
      clientSecret: options.clientSecret,
      redirectUris: options.redirectUris ?? null,
    },
    faults,
    journal: new Journal(),
    quota: new Quota(),
    pushes: createPushes(store, faults, options),
    sleep: options.sleep ?? realSleep,
    lines: new Map(),
    wallNow: options.wallNow ?? Date.now,
    welcome: (email) => {
      if (demoData) fill(store, email)
    },
    seedState: (withDemoData = demoData) => seedState({ store, options, timeZone }, withDemoData),
  }
}
