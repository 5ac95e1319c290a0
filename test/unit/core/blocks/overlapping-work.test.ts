import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import { overlapOf, spanOfWork } from '#core/blocks/overlapping-work.ts'
import { MINUTE_MS } from '#core/time/interval.ts'

const noon = Date.parse('2026-11-23T12:00:00Z')
const entry = (id: string, minutesAfterNoon: number, minutes: number, more: Partial<LedgerEntry> = {}) => ({
  id,
  blockId: null,
  taskId: null,
  habitId: null,
  keyResultId: null,
  objectiveId: 'o',
  minutes,
  workedAtMs: noon + minutesAfterNoon * MINUTE_MS,
  evidence: 'logged' as const,
  corrects: null,
  note: '',
  recordedAtMs: noon + 600 * MINUTE_MS,
  ...more,
})

describe('overlapOf()', () => {
  it('counts each minute once, however many entries tell of it', () => {
    const others = [entry('a', 0, 60), entry('b', 30, 60), entry('c', 200, 60)]
    expect(overlapOf(entry('x', 45, 60), others)).toMatchObject({ minutes: 45, first: { id: 'a' } })
  })

  it('finds nothing in work before and after it, in itself, or in what was taken back', () => {
    const taken = [entry('d', 0, 60), entry('e', 0, -60, { corrects: 'd' })]
    expect(
      overlapOf(entry('x', 0, 60), [entry('a', -60, 60), entry('b', 60, 60), entry('x', 0, 60), ...taken]),
    ).toBeNull()
    const less = [entry('d', 0, 60), entry('e', 0, -40, { corrects: 'd' })]
    expect(overlapOf(entry('x', 0, 60), less)?.minutes).toBe(20)
  })

  it('takes work that was recorded at its own moment for work before that', () => {
    const now = entry('x', 60, 30, { recordedAtMs: noon + 60 * MINUTE_MS })
    expect(spanOfWork(now)).toEqual({ startMs: noon + 30 * MINUTE_MS, endMs: noon + 60 * MINUTE_MS })
    expect(overlapOf(now, [entry('a', 0, 60)])?.minutes).toBe(30)
  })
})
