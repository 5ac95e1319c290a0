import type { Block, BusyFact, Facts } from '../facts.ts'
import type { Placed } from '../placed.ts'
import type { Violation } from '../violation.ts'
import { nameOf, spanWords } from '../words.ts'

/** No two blocks overlap unless both are pinned; no movable block overlaps busy time, buffers included. */
export function overlap(placed: Placed): Violation[] {
  return [...withBlocks(placed), ...withBusy(placed)]
}

function withBlocks({ facts, blocks }: Placed): Violation[] {
  const found: Violation[] = []
  for (const [index, block] of blocks.entries()) {
    for (let next = index + 1; next < blocks.length; next += 1) {
      const other = blocks[next]
      if (other === undefined || other.startMs >= block.endMs) break
      if (!block.pinned || !other.pinned) found.push(blocksOverlap(facts, block, other))
    }
  }
  return found
}

function blocksOverlap(facts: Facts, first: Block, second: Block): Violation {
  const block = second.pinned ? first : second
  const sentence =
    `${nameOf(facts, first.item)} ${span(facts, first)} overlaps ` +
    `${nameOf(facts, second.item)} ${span(facts, second)}.`
  return { rule: 'overlap', item: block.item, block, sentence }
}

function withBusy({ facts, blocks }: Placed): Violation[] {
  const found: Violation[] = []
  for (const block of blocks) {
    if (block.pinned) continue
    for (const busy of facts.busy) {
      if (busy.startMs >= block.endMs) break
      if (busy.endMs > block.startMs) found.push(busyOverlap(facts, block, busy))
    }
  }
  return found
}

function busyOverlap(facts: Facts, block: Block, busy: BusyFact): Violation {
  const sentence =
    `${nameOf(facts, block.item)} ${span(facts, block)} overlaps busy time "${busy.id}", ` +
    `which with its buffers takes ${span(facts, busy)} on the grid.`
  return { rule: 'overlap', item: block.item, block, sentence }
}

function span(facts: Facts, of: { readonly startMs: number; readonly endMs: number }): string {
  return spanWords(facts.wall, of.startMs, of.endMs)
}
