import { describe, expect, it } from 'vitest'
import type { Block, BlockState } from '#core/blocks/block.ts'
import { obey } from '#core/calendar/obey-command.ts'
import { aBlock } from '../../../support/work-builders.ts'
import { HOUR, MONDAY } from './an-event.ts'

const blockWith = (change: Partial<Block> = {}): Block =>
  aBlock({
    id: 'b',
    itemId: 't',
    startMs: MONDAY,
    endMs: MONDAY + HOUR,
    ...change,
  })

const now = MONDAY - HOUR
const pin = (startMs: number) => ({ kind: 'pin', startMs, endMs: startMs + HOUR }) as const
const drop = { kind: 'not-this-time', isReleased: false } as const

describe('obey()', () => {
  it.each<[BlockState, BlockState]>([
    ['flexible', 'pinned'],
    ['defended', 'pinned'],
    ['pinned', 'pinned'],
    ['running', 'running'],
    ['withdrawn', 'pinned'],
    ['missed', 'pinned'],
    ['unconfirmed', 'pinned'],
    ['done', 'done'],
    ['partial', 'partial'],
  ])('moves a %s block into the future: %s', (before, after) => {
    const { block } = obey(blockWith({ state: before }), [pin(MONDAY + HOUR)], now)
    expect(block.state).toBe(after)
    const isMoved = block.startMs === MONDAY + HOUR
    expect(isMoved).toBe(before !== 'done' && before !== 'partial')
  })

  it('corrects the time of an unconfirmed block without asking for it again', () => {
    const { block } = obey(blockWith({ state: 'unconfirmed' }), [pin(MONDAY - HOUR)], MONDAY + 5 * HOUR)
    expect(block).toMatchObject({ state: 'unconfirmed', startMs: MONDAY - HOUR })
  })

  it('skips what was deleted, a habit with its day, but never undoes what counted', () => {
    expect(obey(blockWith(), [drop], now)).toMatchObject({
      block: { state: 'skipped' },
      isHabitSkipped: false,
    })
    expect(obey(blockWith({ itemKind: 'habit' }), [drop], now)).toMatchObject({
      block: { state: 'skipped' },
      isHabitSkipped: true,
    })
    expect(obey(blockWith({ state: 'done' }), [drop], now).block.state).toBe('done')
  })

  it('ends what runs when it is deleted, and loses none of its minutes', () => {
    const running = blockWith({ state: 'running', startedAtMs: MONDAY, itemKind: 'habit' })
    const { block, isHabitSkipped } = obey(running, [drop], MONDAY + 20.5 * 60_000)
    expect(block).toMatchObject({ state: 'unconfirmed', startMs: MONDAY, endMs: MONDAY + 20 * 60_000 })
    expect(isHabitSkipped).toBe(false)
    expect(obey(running, [drop], MONDAY + 9 * HOUR).block.endMs).toBe(MONDAY + HOUR)
  })

  it('resumes a skipped habit that is put back', () => {
    const skipped = blockWith({ itemKind: 'habit', state: 'skipped' })
    expect(obey(skipped, [pin(MONDAY)], now)).toMatchObject({
      block: { state: 'pinned' },
      isHabitResumed: true,
    })
  })

  it('gives the block whole minutes', () => {
    const { block } = obey(
      blockWith(),
      [{ kind: 'pin', startMs: MONDAY + 61_000, endMs: MONDAY + 119_000 }],
      now,
    )
    expect(block).toMatchObject({ startMs: MONDAY + 60_000, endMs: MONDAY + 120_000 })
  })

  it('unpins what is pinned, and only that', () => {
    expect(obey(blockWith({ state: 'pinned' }), [{ kind: 'unpin' }], now).block.state).toBe('flexible')
    expect(obey(blockWith({ state: 'running' }), [{ kind: 'unpin' }], now).block.state).toBe('running')
  })

  it('obeys several commands of one edit', () => {
    const both = [pin(MONDAY + HOUR), { kind: 'keep-title', title: 'Mine' }] as const
    expect(obey(blockWith(), both, now).block).toMatchObject({ state: 'pinned', keptTitle: 'Mine' })
  })

  it('keeps the block it was given', () => {
    const block = Object.freeze(blockWith())
    obey(block, [pin(MONDAY + HOUR), drop, { kind: 'confirm' }], now)
    expect(block.state).toBe('flexible')
  })
})
