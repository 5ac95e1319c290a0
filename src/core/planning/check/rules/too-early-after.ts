import type { Block, TaskFact } from '../facts.ts'
import { movableMinutes } from '../minutes.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { nameOf, spanWords, tidy, timeWords } from '../words.ts'

/** Movable blocks of B with A in `after` start when A is placed in full and over. */
export function tooEarlyAfter(placed: Placed): Violation[] {
  const { facts, byItem } = placed
  return facts.tasks.flatMap((task) => {
    const movable = (byItem.get(task.id) ?? []).filter((block) => !block.pinned)
    if (movable.length === 0) return []
    return task.after.flatMap((id) => {
      const before = facts.items.get(id)
      return before?.kind === 'task' ? againstOne(placed, before, movable) : []
    })
  })
}

function againstOne(placed: Placed, before: TaskFact, blocks: readonly Block[]): Violation[] {
  const { facts } = placed
  const earlier = placed.byItem.get(before.id) ?? []
  const missing = before.remaining - movableMinutes(earlier)
  const endMs = Math.max(...earlier.map((block) => block.endMs))
  return blocks
    .filter((block) => missing > 0 || block.startMs < endMs)
    .map((block) => {
      const why =
        missing > 0
          ? `${nameOf(facts, before.id)} is not placed in full: ${tidy(missing)} minutes are missing`
          : `${nameOf(facts, before.id)} ends only at ${timeWords(facts.wall, endMs)}`
      const span = spanWords(facts.wall, block.startMs, block.endMs)
      const sentence = `${nameOf(facts, block.item)} ${span} starts too early: ${why}.`
      return { rule: 'too-early-after', item: block.item, block, sentence }
    })
}
