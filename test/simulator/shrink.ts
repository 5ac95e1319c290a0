import { type Choice, runSequence } from './run-sequence.ts'
import type { World } from './world.ts'

/** What kind of promise was broken: the part before the colon, of the first violation. */
const kindOf = (violations: readonly string[]): string => violations[0]?.split(':')[0] ?? ''

export type Shrunk = Choice & { readonly violations: readonly string[] }

const RUNS = 150

/** Leaves out commands, many at first and one by one at last, as long as the same kind of promise stays broken. */
export async function shrink(world: World, choice: Choice): Promise<Shrunk> {
  let { commands } = choice
  let { violations } = await runSequence(world, choice)
  const kind = kindOf(violations)
  let runs = 0
  for (let size = Math.ceil(commands.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < commands.length && runs < RUNS;) {
      const fewer = commands.filter((_, index) => index < from || index >= from + size)
      const played = await runSequence(world, { ...choice, commands: fewer })
      runs += 1
      if (kindOf(played.violations) === kind) [commands, violations] = [fewer, played.violations]
      else from += size
    }
  }
  return { ...choice, commands, violations }
}
