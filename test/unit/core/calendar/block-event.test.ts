import { describe, expect, it } from 'vitest'
import type { Block } from '#core/blocks/block.ts'
import { blockEventOf, withoutReason } from '#core/calendar/block-event.ts'
import { aBlock } from '../../../support/work-builders.ts'
import { MONDAY } from './an-event.ts'

const block = aBlock({
  id: 'b',
  itemId: 't',
  startMs: MONDAY,
  endMs: MONDAY + 60_000,
})
const story = {
  title: 'Report',
  objective: 'Ship',
  keyResult: 'Ten readers',
  reason: 'First free\nhour.',
  link: 'http://x/blocks/b',
  colorId: '3',
}

const isFree = (state: Block['state']): boolean => blockEventOf({ ...block, state }, story, '').isTransparent

describe('blockEventOf()', () => {
  it('tells the goal, the reason in one line and the way to the page', () => {
    const event = blockEventOf(block, story, '🎯 ')
    expect(event.title).toBe('🎯 Report')
    expect(event.description).toBe(
      'Goal: Ship\nKey result: Ten readers\nWhy here: First free hour.\nhttp://x/blocks/b',
    )
    expect(withoutReason(event.description)).toBe('Goal: Ship\nKey result: Ten readers\nhttp://x/blocks/b')
  })

  it('is free while flexible, and busy from defended on', () => {
    expect([isFree('flexible'), isFree('defended'), isFree('pinned'), isFree('running')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('is private where the work or its goal is', () => {
    expect(blockEventOf(block, { ...story, isPrivate: true }, '').isPrivate).toBe(true)
    expect(blockEventOf(block, story, '').isPrivate).toBe(false)
  })

  it('keeps what the person typed, and ticks once', () => {
    const kept = { ...block, keptTitle: 'Mine', keptDescription: 'notes' }
    expect(blockEventOf(kept, story, '🎯 ')).toMatchObject({ title: 'Mine', description: 'notes' })
    expect(blockEventOf({ ...kept, state: 'done' }, story, '').title).toBe('✓ Mine')
    expect(blockEventOf({ ...kept, keptTitle: '✔ Mine', state: 'done' }, story, '').title).toBe('✔ Mine')
  })

  it('lies on whole seconds and lasts a minute at least', () => {
    const event = blockEventOf({ ...block, startMs: MONDAY + 1, endMs: MONDAY + 2 }, story, '')
    expect(event).toMatchObject({ startMs: MONDAY, endMs: MONDAY + 60_000 })
  })
})
