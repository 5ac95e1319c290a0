import { createHash } from 'node:crypto'

/** What a person does with a block whose time has passed. */
export type Fate = 'done' | 'half' | 'missed' | 'skipped' | 'silent'

const shares: readonly (readonly [Fate, number])[] = [
  ['done', 0.66],
  ['half', 0.12],
  ['missed', 0.1],
  ['skipped', 0.06],
  ['silent', 0.06],
]

/** From 0 up to 1, the same for the same words. */
export function chance(seed: number, ...words: readonly string[]): number {
  return (
    createHash('sha256')
      .update([seed, ...words].join('|'))
      .digest()
      .readUInt32BE(0) /
    2 ** 32
  )
}

/** Falls by what the block is and where it lies, not by the order in which blocks are answered. */
export function fateOf(seed: number, who: string, block: { readonly title: string; readonly start: string }) {
  let left = chance(seed, who, block.title, block.start)
  for (const [fate, share] of shares) {
    if (left < share) return fate
    left -= share
  }
  return 'done'
}
