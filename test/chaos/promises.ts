import '#config/luxon.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { openDatabase } from '../simulator/database.ts'
import type { Measured, Tell } from './promise.ts'
import { credentialPromises } from './promises-credentials.ts'
import { livePromises } from './promises-live.ts'
import { promisesOfOthers } from './promises-of-others.ts'
import { chaosPromises, convergence } from './promises-of-runs.ts'
import { simulatedPromises } from './promises-simulated.ts'

const { values } = parseArgs({
  options: {
    /** The full size of every promise is 1; a tenth of it is 0.1. */
    scale: { type: 'string', default: '1' },
    /** simulated, credentials, live, runs (chaos and convergence), others, or all. */
    only: { type: 'string', default: 'all' },
    json: { type: 'boolean', default: false },
  },
})

const scale = Number(values.scale)
const startedMs = performance.now()
const seconds = (): number => Math.round((performance.now() - startedMs) / 100) / 10
const say = (line: string): unknown => process.stderr.write(`${seconds()} s: ${line}\n`)

const tell: Tell = async (measuring) => {
  const one = await measuring
  say(`${one.promise} ${one.passed ? 'passed' : 'FAILED'} ${JSON.stringify(one.figures)}`)
  return one
}

const simulated = (): Promise<readonly Measured[]> =>
  simulatedPromises(
    {
      losses: Math.round(1000 * scale),
      lies: Math.round(10_000 * scale),
      sequences: Math.round(100 * scale),
      rows: 1000,
      writes: Math.round(10_000 * scale),
      changes: Math.round(100 * scale),
    },
    tell,
  )

async function onDatabase(
  measure: (url: string) => Promise<readonly Measured[]>,
): Promise<readonly Measured[]> {
  const database = await openDatabase()
  try {
    return await measure(database.url)
  } finally {
    await database.close()
  }
}

const credentials = (): Promise<readonly Measured[]> =>
  onDatabase((url) => credentialPromises(url, { workers: 100, kills: Math.round(1000 * scale) }))

const live = (): Promise<readonly Measured[]> => {
  const sizes = { pushes: Math.round(10_000 * scale), seconds: 10 * scale }
  return onDatabase((url) => livePromises(url, { ...sizes, changes: Math.round(100 * scale) }))
}

async function runs(): Promise<readonly Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-promises-postgres-'))
  const postgres = await startEmbeddedPostgres({ dataDir, maxConnections: 200 })
  try {
    const ofChaos = await chaosPromises(postgres, Math.round(48 * scale), say)
    return [...ofChaos, ...(await convergence(Math.round(300 * scale)))]
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const groups: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  simulated,
  credentials,
  live,
  runs,
  others: promisesOfOthers,
}

/** A group that breaks is a promise not kept, and no reason to leave out the others. */
async function measureGroup(name: string, measure: () => Promise<readonly Measured[]>) {
  say(`${name} …`)
  try {
    const found = await measure()
    if (name !== 'simulated') for (const one of found) await tell(Promise.resolve(one))
    return found
  } catch (error) {
    say(`${name} broke: ${error instanceof Error ? error.stack : String(error)}`)
    return [{ promise: `R0 (${name})`, threshold: 'is measured at all', figures: {}, passed: false }]
  }
}

if (values.only !== 'all' && groups[values.only] === undefined) {
  process.stderr.write(
    `--only ${values.only}: there is no such group. There are ${Object.keys(groups).join(', ')}.\n`,
  )
  process.exit(2)
}
const measured: Measured[] = []
for (const [name, measure] of Object.entries(groups)) {
  if (values.only === 'all' || values.only === name) measured.push(...(await measureGroup(name, measure)))
}
const passed = measured.length > 0 && measured.every((one) => one.passed)
const promises = measured.toSorted(
  (a, b) => Number.parseInt(a.promise.slice(1)) - Number.parseInt(b.promise.slice(1)),
)
process.stdout.write(
  `${JSON.stringify({ scale, seconds: seconds(), promises, passed }, null, values.json ? undefined : 2)}\n`,
)
process.exit(passed ? 0 : 1)
