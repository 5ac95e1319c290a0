import { lengthOf } from '../facts.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { nameOf, spanWords, tidy } from '../words.ts'

/** A movable block of a task has minBlock to maxBlock minutes; where less than minBlock remains, that is enough. */
export function blockLength({ facts, blocks }: Placed): Violation[] {
  return blocks.flatMap((block) => {
    const task = facts.items.get(block.item)
    if (block.pinned || task?.kind !== 'task') return []
    const length = lengthOf(block)
    const least = Math.min(task.minBlock, task.remaining)
    if (length >= least && length <= task.maxBlock) return []
    const sentence =
      `${nameOf(facts, block.item)} ${spanWords(facts.wall, block.startMs, block.endMs)} has ` +
      `${tidy(length)} minutes, not ${tidy(least)} to ${task.maxBlock}.`
    return [{ rule: 'block-length', item: block.item, block, sentence }]
  })
}
