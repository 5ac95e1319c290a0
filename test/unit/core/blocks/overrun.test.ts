import { describe, expect, it } from 'vitest'
import { nextTransition } from '#core/blocks/next-transition.ts'
import { asksToExtendAt, believedUntil, extendedBlock, OVERRUN_MS } from '#core/blocks/overrun.ts'
import { reopenedBlock } from '#core/blocks/reopened-block.ts'
import { aBlock, at } from '../../app/plan/support/snapshot.ts'

const MINUTE = 60_000
const running = aBlock('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z', {
  state: 'running',
  startedAtMs: at('2026-11-23T09:02:00Z'),
})
const endMs = running.endMs

describe('a running block past its end', () => {
  it('asks whether the person is still at it, and is believed for an hour', () => {
    expect(asksToExtendAt(running)).toBe(endMs)
    expect(believedUntil(running)).toBe(endMs + OVERRUN_MS)
    expect(nextTransition([running], endMs)).toBe(endMs + OVERRUN_MS)
    expect(asksToExtendAt({ ...running, state: 'pinned' })).toBe(null)
    expect(believedUntil({ ...running, state: 'pinned' })).toBe(endMs)
  })
})

describe('extendedBlock()', () => {
  it('goes on after its end, or after now where that is past', () => {
    expect(extendedBlock(running, 15, endMs - 5 * MINUTE).endMs).toBe(endMs + 15 * MINUTE)
    expect(extendedBlock(running, 15, endMs + 7.5 * MINUTE).endMs).toBe(endMs + 23 * MINUTE)
  })
  it('runs again where it had been given up', () => {
    expect(extendedBlock({ ...running, state: 'unconfirmed' }, 30, endMs)).toMatchObject({
      state: 'running',
      startedAtMs: running.startedAtMs,
    })
  })
})

describe('reopenedBlock()', () => {
  const done = { ...running, state: 'done', settledMinutes: 60 } as const
  it('waits for a word again, or for its time', () => {
    expect(reopenedBlock(done, endMs)).toMatchObject({ state: 'unconfirmed', settledMinutes: null })
    expect(reopenedBlock({ ...done, keptTitle: '✓ ✅ Write' }, endMs).keptTitle).toBe('Write')
    expect(reopenedBlock({ ...done, keptTitle: 'Write ✓' }, endMs).keptTitle).toBe('Write ✓')
    expect(reopenedBlock(done, endMs - MINUTE)).toMatchObject({ state: 'flexible', startedAtMs: null })
  })
})
