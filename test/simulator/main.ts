import '#config/luxon.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from './database.ts'
import type { Played } from './run-sequence.ts'
import { simulate } from './simulate.ts'
import { openWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    longest: { type: 'string', default: '50' },
    /** memory or postgres: the same seed gives the same run on both. */
    store: { type: 'string', default: 'memory' },
    /** A folder for the journal of every sequence. */
    trace: { type: 'string' },
    shrink: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

function tell(played: Played): void {
  const { seed, commands, jobs, requests, violations, fingerprint, trace } = played
  if (values.trace !== undefined) {
    mkdirSync(values.trace, { recursive: true })
    writeFileSync(join(values.trace, `${seed}.txt`), trace.join('\n'))
  }
  if (values.json && violations.length === 0) return
  process.stderr.write(
    `${seed}: ${commands.length} commands, ${jobs} jobs, ${requests} requests, ${fingerprint}\n`,
  )
  for (const one of violations) process.stderr.write(`   ${one}\n`)
}

const database = values.store === 'postgres' ? await openDatabase() : null
const world = await openWorld(database?.url)
const startedMs = performance.now()
const found = await simulate(world, {
  sequences: Number(values.sequences),
  seed: Number(values.seed),
  longest: Number(values.longest),
  repeatEvery: 50,
  isShrunk: values.shrink,
  onPlayed: tell,
})
await world.close()
await database?.close()
const seconds = Math.round((performance.now() - startedMs) / 100) / 10
const report = {
  seed: Number(values.seed),
  longest: Number(values.longest),
  store: values.store,
  seconds,
  ...found,
}
process.stdout.write(`${JSON.stringify(report, null, values.json ? undefined : 2)}\n`)
process.exitCode = found.passed ? 0 : 1
