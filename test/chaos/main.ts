import '#config/luxon.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { openRedisApart } from './redis-apart.ts'
import { runChaos } from './run-chaos.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '8' },
    /** So many of them act at the same time. */
    hands: { type: 'string', default: '1' },
    /** So many workers at once. */
    workers: { type: 'string', default: '1' },
    /** The queue in a Redis of its own, which is emptied and lost under load; needs redis-server. */
    redis: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const dataDir = await mkdtemp(join(tmpdir(), 'timewright-chaos-postgres-'))
// With fsync, as in life: a server that is stopped at once has to come back whole.
const postgres = await startEmbeddedPostgres({ dataDir, maxConnections: 200 })
const redis = values.redis ? await openRedisApart() : null
const startedMs = performance.now()
const seconds = (): string => ((performance.now() - startedMs) / 1000).toFixed(1)
const found = await runChaos({
  kills: Number(values.kills),
  seed: Number(values.seed),
  people: Number(values.people),
  hands: Number(values.hands),
  workers: Number(values.workers),
  ...(redis === null ? {} : { redis }),
  databaseUrl: postgres.url,
  dataDir: postgres.dataDir,
  measureEvery: 7,
  onKill: (line) => process.stderr.write(values.json && line.startsWith(' ') ? '' : `${seconds()} ${line}\n`),
})
await redis?.close()
await postgres.stop()
await rm(dataDir, { recursive: true, force: true })
process.stdout.write(
  `${JSON.stringify({ seed: Number(values.seed), seconds: Number(seconds()), ...found }, null, values.json ? undefined : 2)}\n`,
)
process.exit(found.passed ? 0 : 1)
