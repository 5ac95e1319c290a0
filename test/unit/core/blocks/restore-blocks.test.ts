import { describe, expect, it } from 'vitest'
import type { Block, BlockState } from '#core/blocks/block.ts'
import { restoreBlocks } from '#core/blocks/restore-blocks.ts'
import { aBlock } from '../../../support/work-builders.ts'

const block = (id: string, startMs: number, state: BlockState = 'flexible') =>
  aBlock({
    id,
    itemId: id,
    startMs,
    endMs: startMs + 10,
    state,
  })
const earlier = (of: Block, startMs: number) => ({ block: of, startMs, endMs: startMs + 10 })
const restore = (
  places: readonly ReturnType<typeof earlier>[],
  live: readonly Block[],
  isOpen: (block: Block) => boolean = () => true,
) => {
  const { wanted, withdrawn } = restoreBlocks(places, live, isOpen, 100)
  return {
    live: wanted.map(({ block: { id, startMs, state } }) => `${id} ${startMs} ${state}`),
    withdrawn: withdrawn.map(({ id }) => id),
  }
}

describe('restoreBlocks()', () => {
  it('moves back, revives and withdraws', () => {
    const moved = block('moved', 300)
    const places = [earlier(moved, 200), earlier(block('gone', 250, 'withdrawn'), 250)]
    expect(restore(places, [moved, block('added', 400)])).toEqual({
      live: ['moved 200 flexible', 'gone 250 flexible'],
      withdrawn: ['added'],
    })
  })
  it('leaves pinned, settled and begun blocks alone', () => {
    const pinned = block('pinned', 300, 'pinned')
    const begun = block('begun', 95)
    const places = [earlier(pinned, 200), earlier(block('done', 50, 'done'), 220), earlier(begun, 240)]
    expect(restore(places, [begun, pinned])).toEqual({
      live: ['begun 95 flexible', 'pinned 300 pinned'],
      withdrawn: [],
    })
  })
  it('gives no place that has passed, is taken or whose item is closed', () => {
    const pinned = block('pinned', 205, 'pinned')
    const stays = block('stays', 300)
    const places = [
      earlier(block('past', 90, 'withdrawn'), 90),
      earlier(stays, 200),
      earlier(block('closed', 400, 'withdrawn'), 400),
    ]
    expect(restore(places, [pinned, stays], ({ id }) => id !== 'closed')).toEqual({
      live: ['pinned 205 pinned', 'stays 300 flexible'],
      withdrawn: [],
    })
  })
})
