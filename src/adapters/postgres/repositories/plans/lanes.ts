import type { VersionBlock } from '#app/ports/repositories/work-repositories.ts'

/**
 * The lane of each block of a version, in the order given. Pinned blocks may overlap each other: each takes the
 * lowest lane that is free at its start. A movable block holds all lanes and takes 0.
 */
export function assignLanes(blocks: readonly VersionBlock[]): readonly number[] {
  const lanes = blocks.map(() => 0)
  const freeFrom: number[] = []
  const pinned = [...blocks.entries()].filter(([, block]) => block.isPinned)
  for (const [index, block] of pinned.sort(([, a], [, b]) => a.startMs - b.startMs || a.endMs - b.endMs)) {
    const free = freeFrom.findIndex((endMs) => endMs <= block.startMs)
    const lane = free === -1 ? freeFrom.length : free
    freeFrom[lane] = block.endMs
    lanes[index] = lane
  }
  return lanes
}
