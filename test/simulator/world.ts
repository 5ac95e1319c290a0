import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import type { IdSource } from '#app/ports/id-source.ts'
import { createInProcessEmulator, type InProcessEmulator } from '../../src/demo/google-emulator/in-process.ts'
import { type Chance, chanceOf } from './chance.ts'
import { addPerson } from '../../src/demo/google-emulator/core/people.ts'
import { CLIENT, createEngine, type Engine } from './engine.ts'
import { Mortality } from './mortality.ts'
import { Network } from './network.ts'
import { PushNetwork } from './push-network.ts'
import { VirtualClock } from './virtual-clock.ts'
import { VirtualQueue } from './virtual-queue.ts'
import { memoryStore, postgresStore } from './store/open-store.ts'

export const ZONE = 'Europe/Berlin'
export const EMAIL = 'alex@example.com'

/** Everything that a sequence plays in: one database, one Google, one clock. Used again and again, emptied between. */
export type World = {
  readonly google: InProcessEmulator
  readonly clock: VirtualClock
  readonly network: Network
  readonly pushes: PushNetwork
  readonly queue: VirtualQueue
  readonly mortality: Mortality
  readonly chance: () => Chance
  /** Our web server's part: never dies. */
  readonly page: Engine
  /** The worker's part: dies by `mortality`; `restart` makes the next process. */
  readonly worker: () => Engine
  restart(): void
  /** What the product reported as trouble with one of many. */
  readonly faultsTold: string[]
  begin(seed: number): Promise<void>
  close(): Promise<void>
}

/** On Postgres where a database is given, in memory otherwise. */
export async function openWorld(databaseUrl: string | null = null): Promise<World> {
  const clock = new VirtualClock()
  let chance = chanceOf(0)
  const mortality = new Mortality()
  const now = (): number => clock.now()
  const google = await createInProcessEmulator({
    ...CLIENT,
    now,
    seed: 'simulator',
    people: [{ email: EMAIL, name: 'Alex', timeZone: ZONE }],
  })
  const network = new Network(clock, mortality, google.fetch)
  let source: IdSource
  const ids = { next: () => source.next() }
  const store = databaseUrl === null ? memoryStore(now) : await postgresStore(databaseUrl, now, ids)
  const queue = new VirtualQueue(clock, () => chance)
  const pushes = new PushNetwork(google, clock, () => chance)
  const faultsTold: string[] = []
  const parts = {
    openStore: store.open,
    googleUrl: google.url,
    clock,
    ids,
    chance: () => chance,
    enqueue: queue.add.bind(queue),
    onFault: (what: string, error: unknown) => void faultsTold.push(`${what}: ${String(error)}`),
  }
  const startPage = (): Engine => createEngine({ ...parts, fetch: google.fetch })
  let page = startPage()
  const startWorker = (): Engine => createEngine({ ...parts, fetch: network.fetch }, mortality)
  let worker = startWorker()
  return {
    google,
    clock,
    network,
    pushes,
    queue,
    mortality,
    chance: () => chance,
    get page() {
      return page
    },
    worker: () => worker,
    restart: () => {
      mortality.revive()
      worker = startWorker()
    },
    faultsTold,
    begin: async (seed) => {
      chance = chanceOf(seed)
      clock.reset()
      // Ids have a chance of their own: how many of them a store needs must not change what happens.
      const ofIds = chanceOf(seed ^ 0x1d5)
      source = createUuidv7Source(clock, (size) => ofIds.bytes(size))
      for (const part of [network, pushes, queue]) part.reset()
      mortality.reset()
      worker = startWorker()
      // What a server knows of the past must not reach into another sequence.
      page = startPage()
      faultsTold.length = 0
      await store.wipe()
      freshGoogle(google)
    },
    close: async () => {
      await google.close()
      await store.close()
    },
  }
}

/** Not the emulator's own reset: that one goes on counting, and the same seed has to give the same etags. */
function freshGoogle({ store, faults, journal }: InProcessEmulator): void {
  const fresh = store.freshState()
  store.replace({ ...fresh, switches: { ...fresh.switches, pushEnabled: false } })
  faults.clear()
  journal.clear()
  addPerson(store, { email: EMAIL, name: 'Alex', timeZone: ZONE })
}
