import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { nameOf, spanWords } from '../words.ts'

/** Pinned and frozen blocks are in the plan exactly as they are, and only they are called pinned. */
export function pinned({ facts, lostPins, wrongFlags }: Placed): Violation[] {
  const span = (block: { startMs: number; endMs: number }): string =>
    spanWords(facts.wall, block.startMs, block.endMs)
  return [
    ...lostPins.map((block): Violation => {
      const sentence = `${nameOf(facts, block.item)} ${span(block)} is pinned or frozen, but the plan does not keep it.`
      return { rule: 'pinned', item: block.item, block, sentence }
    }),
    ...wrongFlags.map((block): Violation => {
      const really = block.pinned ? 'neither pinned nor frozen' : 'pinned or frozen'
      const sentence = `${nameOf(facts, block.item)} ${span(block)} says "pinned": ${block.pinned}, but it is ${really}.`
      return { rule: 'pinned', item: block.item, block, sentence }
    }),
  ]
}
