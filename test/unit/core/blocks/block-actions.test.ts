import { describe, expect, it } from 'vitest'
import { happenedBlock, mayDo, startedBlock, stoppedBlock } from '#core/blocks/block-actions.ts'
import { settledBlock } from '#core/blocks/settled-block.ts'
import { aBlock } from '../../../support/work-builders.ts'

const MINUTE = 60_000
const block = aBlock({
  id: 'b',
  itemId: 't',
  startMs: 600 * MINUTE,
  endMs: 660 * MINUTE,
  state: 'defended',
})

describe('startedBlock()', () => {
  it('runs where it lies when its time has come', () => {
    expect(startedBlock(block, 610 * MINUTE)).toMatchObject({ startMs: 600 * MINUTE, endMs: 660 * MINUTE })
  })
  it('comes here with its length when begun early or late', () => {
    expect(startedBlock(block, 500.5 * MINUTE)).toMatchObject({
      startMs: 500 * MINUTE,
      endMs: 560 * MINUTE,
      state: 'running',
      startedAtMs: 500.5 * MINUTE,
    })
    expect(startedBlock(block, 700 * MINUTE)).toMatchObject({ startMs: 700 * MINUTE, endMs: 760 * MINUTE })
  })
})

describe('stoppedBlock()', () => {
  const running = startedBlock(block, 605 * MINUTE)
  it('counts the minutes since the start and frees the rest', () => {
    const { block: stopped, minutes } = stoppedBlock(running, 630 * MINUTE)
    expect(minutes).toBe(25)
    expect(stopped).toMatchObject({ state: 'done', endMs: 630 * MINUTE, settledMinutes: 25 })
  })
  it('grows when it took longer, and counts a minute at least', () => {
    expect(stoppedBlock(running, 700 * MINUTE).block.endMs).toBe(700 * MINUTE)
    expect(stoppedBlock(running, 605 * MINUTE)).toMatchObject({ minutes: 1, block: { endMs: 605 * MINUTE } })
  })
})

describe('happenedBlock()', () => {
  it('has happened just now when said before its time', () => {
    expect(happenedBlock(block, 500 * MINUTE)).toMatchObject({ startMs: 440 * MINUTE, endMs: 500 * MINUTE })
    expect(happenedBlock(block, 700 * MINUTE)).toEqual(block)
  })
  it('ends now when said within its time, so that the rest is free', () => {
    expect(happenedBlock(block, 610.5 * MINUTE)).toEqual({ ...block, endMs: 610 * MINUTE })
    expect(happenedBlock(block, 600 * MINUTE)).toEqual({ ...block, endMs: 601 * MINUTE })
  })
})

describe('settledBlock()', () => {
  it.each([
    [60, 'done'],
    [75, 'done'],
    [59, 'partial'],
    [0, 'missed'],
  ])('of %i minutes is %s', (minutes, state) => {
    expect(settledBlock(block, minutes)).toMatchObject({ state, settledMinutes: minutes })
  })
})

describe('mayDo()', () => {
  it('refuses what makes no sense', () => {
    expect(mayDo('start', 'running')).toBe(false)
    expect(mayDo('skip', 'done')).toBe(false)
    expect(mayDo('confirm', 'withdrawn')).toBe(false)
    expect(mayDo('move', 'skipped')).toBe(true)
  })
})
