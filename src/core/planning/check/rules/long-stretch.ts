import { type Block, lengthOf } from '../facts.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { nameOf, spanWords, tidy } from '../words.ts'

/** No run of abutting or overlapping blocks lasts longer than maxStretchMinutes, unless all of it is pinned. */
export function longStretch({ facts, blocks }: Placed): Violation[] {
  const limit = facts.maxStretchMinutes
  if (limit === undefined) return []
  return runsOf(blocks).flatMap(({ startMs, endMs, movable }) => {
    const minutes = lengthOf({ startMs, endMs })
    if (minutes <= limit || movable === undefined) return []
    const sentence =
      `Blocks without a break from ${spanWords(facts.wall, startMs, endMs)} last ${tidy(minutes)} minutes, ` +
      `more than ${limit}, with ${nameOf(facts, movable.item)} among them.`
    return [{ rule: 'long-stretch', item: movable.item, block: movable, sentence }]
  })
}

type Run = { readonly startMs: number; readonly endMs: number; readonly movable: Block | undefined }

function runsOf(blocks: readonly Block[]): Run[] {
  const runs: Run[] = []
  for (const block of blocks) {
    const run = runs.at(-1)
    const movable = block.pinned ? undefined : block
    if (run === undefined || block.startMs > run.endMs) {
      runs.push({ startMs: block.startMs, endMs: block.endMs, movable })
    } else {
      const endMs = Math.max(run.endMs, block.endMs)
      runs[runs.length - 1] = { startMs: run.startMs, endMs, movable: run.movable ?? movable }
    }
  }
  return runs
}
