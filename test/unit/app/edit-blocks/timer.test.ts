import { describe, expect, it } from 'vitest'
import { createConfirmBlock } from '#app/edit/blocks/confirm-block.ts'
import { createExtendBlock } from '#app/edit/blocks/extend-block.ts'
import { createReopenBlock } from '#app/edit/blocks/reopen-block.ts'
import { createStartBlock } from '#app/edit/blocks/start-block.ts'
import { createStopBlock } from '#app/edit/blocks/stop-block.ts'
import type { Block } from '#core/blocks/block.ts'
import { aTask } from '../../../support/work-builders.ts'
import { aBlock, aPerson, at } from '../plan/support/snapshot.ts'
import { memoryWorld } from '../support/memory-world.ts'

const nineMs = at('2026-11-23T09:00:00Z')
const MINUTE = 60_000
const minute = (count: number): number => nineMs + count * MINUTE

/** A block from nine to ten, and what comes after it. */
function morning(next: Partial<Block> = {}) {
  const world = memoryWorld(aPerson('Europe/Berlin'), nineMs)
  world.tasks.set('task', aTask({ title: 'Write' }))
  world.tasks.set('other', aTask({ id: 'other', title: 'Call' }))
  world.blocks.set('b', { ...aBlock('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'), id: 'b' })
  world.blocks.set('next', {
    ...aBlock('2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z'),
    id: 'next',
    itemId: 'other',
    ...next,
  })
  const does = {
    start: createStartBlock(world.edits),
    stop: createStopBlock(world.edits),
    confirm: createConfirmBlock(world.edits),
    reopen: createReopenBlock(world.edits),
    extend: createExtendBlock({ ...world.edits, expand: () => [] }),
  }
  return { ...world, ...does, block: (id: string) => world.blocks.get(id)! }
}

describe('a running block', () => {
  it('is asked about at its end, and goes on where the planner can make way', async () => {
    const { start, extend, goTo, block, asked } = morning()
    expect((await start('ada', 'b')).asksToExtendAt).toBe('2026-11-23T10:00:00.000Z')
    goTo(minute(62))
    expect(await extend('ada', 'b', 15)).toMatchObject({ state: 'running', end: '2026-11-23T10:17:00.000Z' })
    expect(block('next').state).toBe('withdrawn')
    expect(asked).toContain('plan')
    expect(asked).toContain('publish')
  })

  it('does not go on over what is pinned: that is named, with the minutes that are left', async () => {
    const { start, extend, block } = morning({ state: 'pinned', startMs: minute(70) })
    await start('ada', 'b')
    await expect(extend('ada', 'b', 30)).rejects.toMatchObject({
      code: 'busy-follows',
      message: 'Cannot extend the block “Write” by 30 minutes: “Call” is next.',
      wayOut: 'Extend it by 10 minutes at most, or stop it and let the planner place what is left.',
    })
    expect(block('b').endMs).toBe(minute(60))
    await extend('ada', 'b', 10)
    expect(block('b').endMs).toBe(minute(70))
  })

  it.each([0, 241, 1.5])('is not extended by %d minutes', async (minutes) => {
    const { start, extend } = morning()
    await start('ada', 'b')
    await expect(extend('ada', 'b', minutes)).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('counts what the timer says when it is done early, and frees the rest', async () => {
    const { start, confirm, goTo, block, entries } = morning()
    await start('ada', 'b')
    goTo(minute(25))
    await confirm('ada', 'b')
    expect(block('b')).toMatchObject({ state: 'done', endMs: minute(25), settledMinutes: 25 })
    expect(entries).toMatchObject([{ minutes: 25, evidence: 'timer' }])
  })

  it('takes the time of what was planned next when it is stopped late', async () => {
    const { start, stop, goTo, block } = morning()
    await start('ada', 'b')
    goTo(minute(80))
    await stop('ada', 'b')
    expect(block('b')).toMatchObject({ endMs: minute(80), settledMinutes: 80 })
    expect(block('next').state).toBe('withdrawn')
  })

  it('cannot be made of one that was never started', async () => {
    const { extend, stop } = morning({ state: 'unconfirmed' })
    await expect(extend('ada', 'next', 15)).rejects.toMatchObject({ code: 'block-not-running' })
    await expect(extend('ada', 'b', 15)).rejects.toMatchObject({
      wayOut: 'Start it first, or move its end.',
    })
    await expect(stop('ada', 'next')).rejects.toMatchObject({ code: 'wrong-block-state' })
  })
})

describe('a block said to be done within its time', () => {
  it('counts in full, ends now, and leaves the rest of its time to the planner', async () => {
    const { confirm, goTo, block, entries, asked } = morning()
    goTo(minute(40))
    await confirm('ada', 'b')
    expect(block('b')).toMatchObject({ state: 'done', endMs: minute(40), settledMinutes: 60 })
    expect(entries).toMatchObject([{ minutes: 60, evidence: 'confirmed' }])
    expect(asked).toContain('plan')
  })
})

describe('taking back what was said', () => {
  it('leaves the sum as it was, by an entry with the difference', async () => {
    const { confirm, reopen, goTo, block, entries } = morning()
    goTo(minute(60))
    await confirm('ada', 'b', 45)
    await reopen('ada', 'b')
    expect(entries.map(({ minutes, corrects }) => [minutes, corrects === null])).toEqual([
      [45, true],
      [-45, false],
    ])
    expect(block('b')).toMatchObject({ state: 'unconfirmed', settledMinutes: null })
    await expect(reopen('ada', 'b')).rejects.toMatchObject({ code: 'wrong-block-state' })
  })
})
