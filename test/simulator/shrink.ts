import { runSequence } from './run-sequence.ts'
import type { World } from './world.ts'

/** What kind of promise was broken: the part before the colon, of the first violation. */
export const kindOf = (violations: readonly string[]): string => violations[0]?.split(':')[0] ?? ''

export type Shrunk = {
  readonly seed: number
  readonly longest: number
  /** Numbers of the seed's commands that are enough to break the promise. */
  readonly only: readonly number[]
  readonly violations: readonly string[]
}

const RUNS = 150

/** Leaves out commands, many at first and one by one at last, as long as the same kind of promise stays broken. */
export async function shrink(world: World, seed: number, longest: number, many: number): Promise<Shrunk> {
  let only = Array.from({ length: many }, (_, index) => index)
  let violations: readonly string[] = (await runSequence(world, { seed, longest })).violations
  const kind = kindOf(violations)
  let runs = 0
  for (let size = Math.ceil(only.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < only.length && runs < RUNS;) {
      const tried = only.filter((_, index) => index < from || index >= from + size)
      const played = await runSequence(world, { seed, longest, only: tried })
      runs += 1
      if (kindOf(played.violations) === kind) [only, violations] = [tried, played.violations]
      else from += size
    }
  }
  return { seed, longest, only, violations }
}
