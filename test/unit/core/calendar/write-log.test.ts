import { describe, expect, it } from 'vitest'
import type { BlockFields } from '#core/calendar/block-fields.ts'
import { logWrite, restOf, type Write, type WriteLog } from '#core/calendar/write-log.ts'

const MONDAY = '2026-11-23'
const MINUTE = 60_000
const at = (hour: number): BlockFields => ({
  title: 'Report',
  description: `because of ${hour}`,
  startMs: hour * 3_600_000,
  endMs: (hour + 1) * 3_600_000,
  isTransparent: true,
  colorId: null,
})
const writeTo = (hour: number, change: Partial<Write> = {}): Write => ({
  fields: at(hour),
  on: MONDAY,
  nowMs: 0,
  isPersons: false,
  ...change,
})
const after = (hours: readonly number[], change: Partial<Write> = {}): WriteLog | null =>
  hours.reduce<WriteLog | null>((log, hour) => logWrite(log, writeTo(hour, change)), null)

describe('restOf()', () => {
  it('never holds back a new wish, however many came before', () => {
    const log = after([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(log).toMatchObject({ count: 9, repeats: 0 })
    expect(restOf(log, writeTo(10))).toBe(0)
  })

  it('lets the fourth return to what was there before wait for a minute, and no longer', () => {
    expect(restOf(after([1, 2, 1, 2]), writeTo(1))).toBe(0)
    const log = after([1, 2, 1, 2, 1])
    expect(restOf(log, writeTo(2))).toBe(MINUTE)
    expect(restOf(log, writeTo(2, { nowMs: MINUTE }))).toBe(0)
    expect(restOf(log, writeTo(3))).toBe(0)
  })

  it('doubles with each return, up to an hour', () => {
    expect(restOf(after([1, 2, 1, 2, 1, 2]), writeTo(1))).toBe(2 * MINUTE)
    expect(restOf(after([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]), writeTo(1))).toBe(60 * MINUTE)
  })

  it('is none for what the person chose, and that counts as no turn', () => {
    expect(restOf(after([1, 2, 1, 2, 1, 2, 1]), writeTo(2, { isPersons: true }))).toBe(0)
    expect(restOf(after([1, 2, 1, 2, 1, 2, 1], { isPersons: true }), writeTo(2))).toBe(0)
  })

  it('begins anew every day', () => {
    expect(restOf(after([1, 2, 1, 2, 1]), writeTo(2, { on: '2026-11-24' }))).toBe(0)
    expect(logWrite(after([1, 2, 1]), writeTo(2, { on: '2026-11-24' }))).toMatchObject({
      count: 1,
      repeats: 0,
    })
  })

  it('does not mind another reason in the description', () => {
    const other = { ...at(2), description: 'because of something else' }
    expect(restOf(after([1, 2, 1, 2, 1]), writeTo(2, { fields: other }))).toBe(MINUTE)
  })

  it('is never longer than it began, whatever a clock says', () => {
    expect(restOf(after([1, 2, 1, 2, 1]), writeTo(2, { nowMs: -300_000 }))).toBe(MINUTE)
  })
})
