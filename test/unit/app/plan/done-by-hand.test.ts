import { describe, expect, it } from 'vitest'
import { doneByHand } from '#app/plan/cause/done-by-hand.ts'
import type { Block } from '#core/blocks/block.ts'
import { aBlock, at } from './support/snapshot.ts'

const start = '2026-11-24T09:00:00Z'
const now = at('2026-11-23T09:00:00Z')
const block = aBlock(start, '2026-11-24T10:00:00Z')
const place = { blockId: block.id, startMs: block.startMs, endMs: block.endMs, isPinned: false }
const later = { startMs: block.startMs + 3_600_000, endMs: block.endMs + 3_600_000 }

describe('doneByHand()', () => {
  it.each<[string, Partial<Block>, string[]]>([
    ['nothing of a block where the plan laid it', {}, []],
    ['a move', { ...later, state: 'pinned' }, ['moved']],
    ['a pin', { state: 'pinned' }, ['pinned']],
    ['a skip', { state: 'skipped' }, ['skipped']],
    ['a block that did not happen', { state: 'missed' }, ['missed']],
    ['nothing of one that was done', { state: 'done' }, []],
    ['a timer on another time', { ...later, state: 'running' }, ['changed']],
    ['a block that no plan laid', { id: 'new', state: 'pinned' }, ['placed']],
  ])('tells %s', (_, some, told) => {
    const at = { nowMs: now, removed: new Set<string>() }
    expect(doneByHand([place], [{ ...block, ...some }], at).map(({ what }) => what)).toEqual(told)
  })

  it('tells what was deleted in Google from what was skipped here', () => {
    const skipped = { ...block, state: 'skipped' } as const
    const removed = new Set([block.id])
    expect(doneByHand([place], [skipped], { nowMs: now, removed })).toEqual([
      { itemId: block.itemId, what: 'removed' },
    ])
  })
})
