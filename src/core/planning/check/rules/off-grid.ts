import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { instantText } from '../instant.ts'
import { nameOf } from '../words.ts'

/** Movable blocks start and end on multiples of the grid since the Unix epoch. */
export function offGrid({ facts, blocks }: Placed): Violation[] {
  return blocks
    .filter((block) => !block.pinned)
    .filter((block) => block.startMs % facts.gridMs !== 0 || block.endMs % facts.gridMs !== 0)
    .map((block) => ({
      rule: 'off-grid',
      item: block.item,
      block,
      sentence:
        `${nameOf(facts, block.item)} ${instantText(block.startMs)} to ${instantText(block.endMs)} ` +
        `does not lie on the grid of ${facts.problem.gridMinutes} minutes.`,
    }))
}
