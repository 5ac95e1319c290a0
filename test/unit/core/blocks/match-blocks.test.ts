import { describe, expect, it } from 'vitest'
import type { Block } from '#core/blocks/block.ts'
import { matchBlocks } from '#core/blocks/match-blocks.ts'
import { aBlock } from '../../../support/work-builders.ts'

const HOUR = 3_600_000
const block = (id: string, startHour: number, endHour: number, itemId = 'a') =>
  aBlock({
    id,
    itemId,
    startMs: startHour * HOUR,
    endMs: endHour * HOUR,
  })
const place = (startHour: number, endHour: number, itemId = 'a') => ({
  itemId,
  startMs: startHour * HOUR,
  endMs: endHour * HOUR,
})
const idsOf = (blocks: readonly Block[], ...places: ReturnType<typeof place>[]) => {
  const { places: matched, left } = matchBlocks(blocks, places)
  return [matched.map((one) => one.block?.id ?? null), left.map(({ id }) => id)]
}

describe('matchBlocks()', () => {
  it('lets a block stay where its place is wanted, whoever is nearer otherwise', () => {
    expect(idsOf([block('x', 9, 10), block('y', 10, 11)], place(10, 11), place(8, 9))).toEqual([
      ['y', 'x'],
      [],
    ])
  })
  it('prefers the largest overlap, then the nearest start', () => {
    expect(idsOf([block('x', 9, 12), block('y', 20, 21)], place(19, 20), place(9, 11))).toEqual([
      ['y', 'x'],
      [],
    ])
    expect(idsOf([block('x', 9, 12)], place(9, 10), place(10, 12))).toEqual([[null, 'x'], []])
  })
  it('never gives a block to another item, and names what is left', () => {
    expect(idsOf([block('x', 9, 10), block('z', 9, 10, 'b')], place(9, 10, 'c'), place(9, 10, 'b'))).toEqual([
      [null, 'z'],
      ['x'],
    ])
  })
  it("keeps the caller's lists", () => {
    const blocks = Object.freeze([block('y', 10, 11), block('x', 9, 10)])
    const places = Object.freeze([place(12, 13), place(9, 10)])
    matchBlocks(blocks, places)
    expect(blocks.map(({ id }) => id)).toEqual(['y', 'x'])
  })
})
