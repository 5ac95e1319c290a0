import { createPool } from '#adapters/postgres/pool.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import type { IdSource } from '#app/ports/id-source.ts'
import { type GoogleEmulator, startGoogleEmulator } from '../../src/demo/google-emulator/server.ts'
import { type Chance, chanceOf } from './chance.ts'
import { CLIENT, createEngine, type Engine } from './engine.ts'
import { Mortality } from './mortality.ts'
import { Network } from './network.ts'
import { PushNetwork } from './push-network.ts'
import { VirtualClock } from './virtual-clock.ts'
import { VirtualQueue } from './virtual-queue.ts'
import { createWipe } from './wipe.ts'

export const ZONE = 'Europe/Berlin'
export const EMAIL = 'alex@example.com'

/** Everything that a sequence plays in: one database, one Google, one clock. Used again and again, emptied between. */
export type World = {
  readonly google: GoogleEmulator
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

export async function openWorld(databaseUrl: string): Promise<World> {
  const clock = new VirtualClock()
  let chance = chanceOf(0)
  const mortality = new Mortality()
  const network = new Network(clock, mortality)
  const google = await startGoogleEmulator({
    port: 0,
    ...CLIENT,
    now: () => clock.now(),
    seed: 'simulator',
    people: [{ email: EMAIL, name: 'Alex', timeZone: ZONE }],
  })
  const pool = createPool(databaseUrl, { max: 4, name: 'simulator' })
  const wipe = await createWipe(pool)
  const queue = new VirtualQueue(clock, () => chance)
  const pushes = new PushNetwork(google, clock, () => chance)
  const faultsTold: string[] = []
  let source: IdSource
  const parts = {
    pool,
    googleUrl: google.url,
    clock,
    ids: { next: () => source.next() },
    chance: () => chance,
    enqueue: queue.add.bind(queue),
    onFault: (what: string, error: unknown) => void faultsTold.push(`${what}: ${String(error)}`),
  }
  const page = createEngine({ ...parts, fetch: globalThis.fetch })
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
    page,
    worker: () => worker,
    restart: () => {
      mortality.revive()
      worker = startWorker()
    },
    faultsTold,
    begin: async (seed) => {
      chance = chanceOf(seed)
      clock.reset()
      source = createUuidv7Source(clock, (size) => chance.bytes(size))
      for (const part of [network, pushes, queue]) part.reset()
      mortality.spare()
      worker = startWorker()
      faultsTold.length = 0
      await wipe()
      await freshGoogle(google)
    },
    close: async () => {
      await google.close()
      await pool.end()
    },
  }
}

/** Not the emulator's own reset: that one goes on counting, and the same seed has to give the same etags. */
async function freshGoogle({ store, url, faults, journal }: GoogleEmulator): Promise<void> {
  const fresh = store.freshState()
  store.replace({ ...fresh, switches: { ...fresh.switches, pushEnabled: false } })
  faults.clear()
  journal.clear()
  await fetch(`${url}/emulator/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, name: 'Alex', timeZone: ZONE }),
  })
}
