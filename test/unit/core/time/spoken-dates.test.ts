import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inHand } from '#core/time/spoken-dates.ts'
import { handOf, momentWords, plainStyle, type TimeStyle } from '#core/time/time-words.ts'

const style = fc.record<TimeStyle>({
  hourCycle: fc.constantFrom('12', '24'),
  dateOrder: fc.constantFrom('day-month', 'month-day', 'iso'),
})
const minute = 60_000
const moments = fc.record({
  ms: fc
    .integer({ min: Date.parse('2000-01-01') / minute, max: Date.parse('2099-12-31') / minute })
    .map((at) => at * minute),
  apart: fc.integer({ min: -180 * 1440, max: 180 * 1440 }).map((minutes) => minutes * minute),
})

describe('inHand()', () => {
  it('of what is said to everybody is what would have been said to this reader, over New Year, too', () => {
    fc.assert(
      fc.property(moments, style, ({ ms, apart }, reader) => {
        const said = `Ends ${momentWords(ms, 'UTC', plainStyle)}.`
        expect(inHand(said, handOf(reader), ms + apart)).toBe(`Ends ${momentWords(ms, 'UTC', reader)}.`)
      }),
    )
  })

  it('keeps a year that is said, and titles', () => {
    const hand = handOf({ hourCycle: '12', dateOrder: 'month-day' })
    expect(inHand('due Fri 27 Nov 2026, 17:00, before “Fri 27 Nov 17:00”', hand, 0)).toBe(
      'due Fri Nov 27, 2026, 5:00 PM, before “Fri 27 Nov 17:00”',
    )
  })
})
