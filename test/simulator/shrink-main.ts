import '#config/luxon.ts'
import { parseArgs } from 'node:util'
import { runSequence } from './run-sequence.ts'
import { shrink } from './shrink.ts'
import { openWorld } from './world.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, longest: { type: 'string', default: '50' } },
})
const world = await openWorld()
const [seed, longest] = [Number(values.seed), Number(values.longest)]
const played = await runSequence(world, { seed, longest })
const small = await shrink(world, seed, longest, played.commands.length)
const again = await runSequence(world, small)
process.stdout.write(
  `${JSON.stringify(small)}\n${again.commands.map((one) => JSON.stringify(one)).join('\n')}\n${again.trace.join('\n')}\n`,
)
await world.close()
