import { writeFileSync } from 'node:fs'
import '#config/luxon.ts'
import { parseArgs } from 'node:util'
import { openDatabase } from './database.ts'
import { runSequence } from './run-sequence.ts'
import { openWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    longest: { type: 'string', default: '50' },
    store: { type: 'string', default: 'memory' },
    trace: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const database = values.store === 'postgres' ? await openDatabase() : null
const world = await openWorld(database?.url)
const startedMs = performance.now()
for (let index = 0; index < Number(values.sequences); index += 1) {
  const seed = Number(values.seed) + index
  const t = performance.now()
  const played = await runSequence(world, { seed, longest: Number(values.longest) })
  process.stderr.write(
    `${seed}: ${played.commands.length} commands, ${played.jobs} jobs, ${played.requests} requests, ${Math.round(performance.now() - t)} ms ${played.fingerprint}\n`,
  )
  if (values.trace !== undefined) writeFileSync(`${values.trace}-${seed}.txt`, played.trace.join('\n'))
  for (const one of played.violations) process.stderr.write(`   ${one}\n`)
}
process.stderr.write(`${Math.round(performance.now() - startedMs)} ms\n`)
await world.close()
await database?.close()
