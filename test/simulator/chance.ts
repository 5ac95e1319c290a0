import { type Prng, seeded } from '#core/prng.ts'

/** All the chance of one run: the same seed gives the same draws. */
export type Chance = {
  readonly next: Prng
  below(limit: number): number
  pick<T>(from: readonly T[]): T
  bytes(size: number): Uint8Array
}

export function chanceOf(seed: number): Chance {
  const next = seeded(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: <T>(from: readonly T[]): T => {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('Cannot pick one of nothing.')
      return found
    },
    bytes: (size) => Uint8Array.from({ length: size }, () => below(256)),
  }
}
