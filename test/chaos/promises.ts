import '#config/luxon.ts'
import { parseArgs } from 'node:util'
import { openDatabase } from '../simulator/database.ts'
import type { Measured } from './promise.ts'
import { credentialPromises } from './promises-credentials.ts'
import { livePromises } from './promises-live.ts'
import { simulatedPromises } from './promises-simulated.ts'

const { values } = parseArgs({
  options: {
    /** The full size of every promise is 1; a tenth of it is 0.1. */
    scale: { type: 'string', default: '1' },
    /** simulated, live or credentials; both: all of them. */
    only: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  },
})

const scale = Number(values.scale)
const startedMs = performance.now()
const measured: Measured[] = []
if (values.only === 'both' || values.only === 'simulated') {
  measured.push(
    ...(await simulatedPromises({
      losses: Math.round(1000 * scale),
      lies: Math.round(10_000 * scale),
      sequences: Math.round(100 * scale),
      rows: 1000,
    })),
  )
}
if (values.only === 'both' || values.only === 'credentials') {
  const database = await openDatabase()
  measured.push(
    ...(await credentialPromises(database.url, { workers: 100, kills: Math.round(1000 * scale) })),
  )
  await database.close()
}
if (values.only === 'both' || values.only === 'live') {
  const database = await openDatabase()
  measured.push(
    ...(await livePromises(database.url, {
      pushes: Math.round(10_000 * scale),
      seconds: 10 * scale,
      changes: Math.round(100 * scale),
    })),
  )
  await database.close()
}
const seconds = Math.round((performance.now() - startedMs) / 100) / 10
const passed = measured.every((one) => one.passed)
process.stdout.write(
  `${JSON.stringify({ scale, seconds, promises: measured, passed }, null, values.json ? undefined : 2)}\n`,
)
process.exit(passed ? 0 : 1)
