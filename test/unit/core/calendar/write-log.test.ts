import { describe, expect, it } from 'vitest'
import type { BlockFields } from '#core/calendar/block-fields.ts'
import { isGoingRound, logWrite, type WriteLog } from '#core/calendar/write-log.ts'

const MONDAY = '2026-11-23'
const at = (hour: number): BlockFields => ({
  title: 'Report',
  description: `because of ${hour}`,
  startMs: hour * 3_600_000,
  endMs: (hour + 1) * 3_600_000,
  isTransparent: true,
  colorId: null,
})
const after = (hours: readonly number[]): WriteLog | null =>
  hours.reduce<WriteLog | null>((log, hour) => logWrite(log, MONDAY, at(hour)), null)

describe('isGoingRound()', () => {
  it('never holds back a new wish, however many came before', () => {
    const log = after([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(log).toMatchObject({ count: 9, repeats: 0 })
    expect(isGoingRound(log, MONDAY, at(10))).toBe(false)
  })

  it('notices the fourth return to what was there before', () => {
    expect(isGoingRound(after([1, 2, 1, 2]), MONDAY, at(1))).toBe(false)
    expect(isGoingRound(after([1, 2, 1, 2, 1]), MONDAY, at(2))).toBe(true)
    expect(isGoingRound(after([1, 2, 1, 2, 1]), MONDAY, at(3))).toBe(false)
  })

  it('forgets it overnight', () => {
    expect(isGoingRound(after([1, 2, 1, 2, 1]), '2026-11-24', at(2))).toBe(false)
    expect(logWrite(after([1, 2, 1]), '2026-11-24', at(2))).toMatchObject({ count: 1, repeats: 0 })
  })

  it('does not mind another reason in the description', () => {
    const other = { ...at(2), description: 'because of something else' }
    expect(isGoingRound(after([1, 2, 1, 2, 1]), MONDAY, other)).toBe(true)
  })
})
