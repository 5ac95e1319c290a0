import type { Block, Facts } from './facts.ts'

/** The blocks of one plan, sorted by start; `pinned` is what the problem says, whatever the plan claims. */
export type Placed = {
  readonly facts: Facts
  readonly blocks: readonly Block[]
  readonly byItem: ReadonlyMap<string, readonly Block[]>
  /** Blocks of items that the problem does not know; no other rule looks at them. */
  readonly unknown: readonly Block[]
  /** Pinned or frozen blocks that the plan does not hold unchanged. */
  readonly lostPins: readonly Block[]
  /** Blocks whose flag `pinned` is not what the problem says. */
  readonly wrongFlags: readonly Block[]
}

/** Takes each pinned and frozen block of the problem out of the plan's blocks once; the rest is movable. */
export function placedBlocks(facts: Facts, planned: readonly Block[]): Placed {
  const pins = new Map<string, Block[]>()
  for (const pin of facts.pinned) pins.set(keyOf(pin), [...(pins.get(keyOf(pin)) ?? []), pin])
  const wrongFlags: Block[] = []
  const known = planned.filter((block) => facts.items.has(block.item))
  const blocks = known
    .map((block) => {
      const pinned = pins.get(keyOf(block))?.pop() !== undefined
      if (pinned !== block.pinned) wrongFlags.push(block)
      return { item: block.item, startMs: block.startMs, endMs: block.endMs, pinned }
    })
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  return {
    facts,
    blocks,
    byItem: groupByItem(blocks),
    unknown: planned.filter((block) => !facts.items.has(block.item)),
    lostPins: [...pins.values()].flat(),
    wrongFlags,
  }
}

/** Blocks by item, each list in the order of `blocks`. */
export function groupByItem(blocks: readonly Block[]): Map<string, Block[]> {
  const groups = new Map<string, Block[]>()
  for (const block of blocks) {
    const group = groups.get(block.item)
    if (group === undefined) groups.set(block.item, [block])
    else group.push(block)
  }
  return groups
}

function keyOf(block: Block): string {
  return JSON.stringify([block.item, block.startMs, block.endMs])
}
