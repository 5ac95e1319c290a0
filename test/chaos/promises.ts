import '#config/luxon.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { openDatabase } from '../simulator/database.ts'
import type { Measured } from './promise.ts'
import { livePromises } from './promises-live.ts'
import { promisesOfOthers } from './promises-of-others.ts'
import { chaosPromises, convergence } from './promises-of-runs.ts'
import { simulatedPromises } from './promises-simulated.ts'

const { values } = parseArgs({
  options: {
    /** The full size of every promise is 1; a tenth of it is 0.1. */
    scale: { type: 'string', default: '1' },
    /** simulated, live, runs (chaos and convergence), others, or all. */
    only: { type: 'string', default: 'all' },
    json: { type: 'boolean', default: false },
  },
})

const scale = Number(values.scale)

const simulated = (): Promise<readonly Measured[]> =>
  simulatedPromises({
    losses: Math.round(1000 * scale),
    lies: Math.round(10_000 * scale),
    sequences: Math.round(100 * scale),
    rows: 1000,
  })

async function live(): Promise<readonly Measured[]> {
  const database = await openDatabase()
  try {
    const sizes = { pushes: Math.round(10_000 * scale), seconds: 10 * scale }
    return await livePromises(database.url, { ...sizes, changes: Math.round(100 * scale) })
  } finally {
    await database.close()
  }
}

async function runs(): Promise<readonly Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-promises-postgres-'))
  const postgres = await startEmbeddedPostgres({ dataDir, maxConnections: 200 })
  try {
    const ofChaos = await chaosPromises(postgres, Math.round(48 * scale))
    return [...ofChaos, ...(await convergence(Math.round(300 * scale)))]
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const groups: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  simulated,
  live,
  runs,
  others: promisesOfOthers,
}

const startedMs = performance.now()
const measured: Measured[] = []
for (const [name, measure] of Object.entries(groups)) {
  if (values.only === 'all' || values.only === name) measured.push(...(await measure()))
}
const seconds = Math.round((performance.now() - startedMs) / 100) / 10
const passed = measured.length > 0 && measured.every((one) => one.passed)
const promises = measured.toSorted((a, b) => Number(a.promise.slice(1)) - Number(b.promise.slice(1)))
process.stdout.write(
  `${JSON.stringify({ scale, seconds, promises, passed }, null, values.json ? undefined : 2)}\n`,
)
process.exit(passed ? 0 : 1)
