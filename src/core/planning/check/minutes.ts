import { type Block, lengthOf } from './facts.ts'
import { MINUTE_MS } from './instant.ts'

/** Sum of the lengths of the blocks that may move, in minutes. */
export function movableMinutes(blocks: readonly Block[]): number {
  let sum = 0
  for (const block of blocks) if (!block.pinned) sum += lengthOf(block)
  return sum
}

/** Sum of `points(ms)` over the minutes of the blocks, each given by its start. */
export function perMinute(blocks: readonly Block[], points: (ms: number) => number): number {
  let sum = 0
  for (const block of blocks) {
    for (let ms = block.startMs; ms < block.endMs; ms += MINUTE_MS) sum += points(ms)
  }
  return sum
}
