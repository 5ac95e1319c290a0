import { describe, expect, it } from 'vitest'
import { createSettleBlocks } from '#app/settle/settle-blocks.ts'
import type { Block } from '#core/blocks/block.ts'
import type { Settings } from '#core/people/settings.ts'
import { aTask } from '../../../support/work-builders.ts'
import { aBlock, aPerson, at } from '../plan/support/snapshot.ts'
import { memoryWorld } from '../support/memory-world.ts'

const block = aBlock('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z', { id: 'b' })

async function settle(now: string, some: Partial<Block>, settings: Partial<Settings> = {}) {
  const world = memoryWorld(aPerson('Europe/Berlin', settings), at(now))
  world.tasks.set('task', aTask())
  world.blocks.set('b', { ...block, ...some })
  await createSettleBlocks(world.edits)('ada')
  const { state, settledMinutes } = world.blocks.get('b') ?? block
  const entries = world.entries.map(({ minutes, evidence, workedAtMs }) => ({
    minutes,
    evidence,
    workedAtMs,
  }))
  return { state, settledMinutes, entries, asked: [...world.asked].sort((a, b) => (a < b ? -1 : 1)) }
}
const entry = (evidence: string) => ({ minutes: 60, evidence, workedAtMs: block.startMs })

describe('settleBlocks()', () => {
  it('defends a block a day before it begins, and tells Google', async () => {
    expect(await settle('2026-11-22T08:59:59Z', {})).toMatchObject({ state: 'flexible', asked: [] })
    expect(await settle('2026-11-22T09:00:00Z', {})).toMatchObject({ state: 'defended', asked: ['publish'] })
  })

  it.each(['flexible', 'defended', 'pinned'] as const)(
    'leaves a %s block that has ended for the person to confirm',
    async (state) => {
      expect(await settle('2026-11-23T10:00:00Z', { state })).toEqual({
        state: 'unconfirmed',
        settledMinutes: null,
        entries: [],
        asked: ['publish'],
      })
    },
  )

  it('believes a timer for an hour past the end, then asks for a word', async () => {
    expect(await settle('2026-11-23T10:59:59Z', { state: 'running' })).toMatchObject({
      state: 'running',
      asked: [],
    })
    expect((await settle('2026-11-23T11:00:00Z', { state: 'running' })).state).toBe('unconfirmed')
  })

  it('assumes that it is done where the person wants that', async () => {
    expect(await settle('2026-11-23T10:00:00Z', {}, { completion: 'assume' })).toMatchObject({
      state: 'done',
      settledMinutes: 60,
      entries: [entry('assumed')],
    })
  })

  it('takes a check mark in front of the title for a confirmation, once the block has begun', async () => {
    const ticked = { keptTitle: '✓ 🎯 Write' }
    expect(await settle('2026-11-23T08:59:00Z', ticked)).toMatchObject({ state: 'defended', entries: [] })
    expect(await settle('2026-11-23T09:30:00Z', ticked)).toMatchObject({
      state: 'done',
      entries: [entry('confirmed')],
    })
    expect(await settle('2026-11-24T09:30:00Z', { ...ticked, state: 'unconfirmed' })).toMatchObject({
      state: 'done',
      entries: [entry('confirmed')],
    })
  })

  it('leaves alone what is settled already', async () => {
    expect(await settle('2026-11-24T09:30:00Z', { state: 'missed', keptTitle: '✓' })).toMatchObject({
      state: 'missed',
      entries: [],
      asked: [],
    })
  })
})
