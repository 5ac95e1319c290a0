import type { Block, Facts } from '../check/facts.ts'
import { perMinute } from '../check/minutes.ts'
import { groupByItem } from '../check/placed.ts'
import type { Difference } from '../plan.ts'

/**
 * What changes against the plan in force. Per item: blocks at the same time are kept; of the others as many are moved
 * as both plans have, what is then left over is added or removed. `minutesMoved` = previous minutes that the item's
 * blocks no longer cover, as the cost `moved` counts them. Previous blocks of unknown items do not count.
 */
export function difference(facts: Facts, blocks: readonly Block[]): Difference {
  const previous = groupByItem([...facts.pinned, ...facts.movable])
  const now = groupByItem(blocks)
  const sum = { kept: 0, moved: 0, added: 0, removed: 0, minutesMoved: 0 }
  for (const item of facts.items.keys()) {
    const [was, is] = [previous.get(item) ?? [], now.get(item) ?? []]
    const kept = countKept(was, is)
    const moved = Math.min(was.length, is.length) - kept
    sum.kept += kept
    sum.moved += moved
    sum.added += is.length - kept - moved
    sum.removed += was.length - kept - moved
    sum.minutesMoved += perMinute(was, (ms) =>
      is.some((block) => block.startMs <= ms && ms < block.endMs) ? 0 : 1,
    )
  }
  return sum
}

function countKept(was: readonly Block[], is: readonly Block[]): number {
  const left = [...is]
  let kept = 0
  for (const block of was) {
    const place = left.findIndex((other) => other.startMs === block.startMs && other.endMs === block.endMs)
    if (place === -1) continue
    left.splice(place, 1)
    kept += 1
  }
  return kept
}
