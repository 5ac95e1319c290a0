import { afterEach, describe, expect, it } from 'vitest'
import { expectedWords, inReadersStyle, refusalWords } from '../../../src/web/format/readers-style.ts'
import { writeTimesAs } from '../../../src/web/format/time-style.ts'

const nearMs = Date.parse('2026-11-23T09:00:00Z')
const said = (sentence: string): string => inReadersStyle(sentence, nearMs)

afterEach(() => writeTimesAs({ hourCycle: '24', dateOrder: 'day-month' }))

describe('inReadersStyle()', () => {
  it('writes the planner’s dates and times as the rest of the page does', () => {
    writeTimesAs({ hourCycle: '12', dateOrder: 'month-day' })
    expect(said('Cannot start before Mon 23 Nov 12:15: until then "Mon 23 Nov 12:15" takes the time.')).toBe(
      'Cannot start before Mon Nov 23, 12:15 PM: until then "Mon 23 Nov 12:15" takes the time.',
    )
    expect(said('Comes after “Call at 09:00”, which ends Tue 24 Nov 09:00–11:30.')).toBe(
      'Comes after “Call at 09:00”, which ends Tue Nov 24, 9:00 AM–11:30 AM.',
    )
    expect(said('“Report” (due Sun 22 Nov)')).toBe('“Report” (due Sun Nov 22)')
  })

  it('finds the year by the weekday, also over New Year', () => {
    writeTimesAs({ hourCycle: '24', dateOrder: 'iso' })
    expect(said('Ends after its due, Fri 1 Jan 10:00.')).toBe('Ends after its due, Fri 2027-01-01, 10:00.')
  })

  it('leaves what is no time of day', () => {
    writeTimesAs({ hourCycle: '12', dateOrder: 'month-day' })
    expect(said('It needs 3 h 30 min, a ratio of 1:45.')).toBe('It needs 3 h 30 min, a ratio of 1:45.')
    expect(said('Work hours end at 24:00.')).toBe('Work hours end at 12 midnight.')
  })
})

describe('what the server says no with', () => {
  const style = { hourCycle: '12', dateOrder: 'month-day' } as const

  it('is told by the clock and in the style of its reader', () => {
    writeTimesAs(style, 'Europe/Berlin')
    expect(refusalWords('It ends Tue 24 Nov, 12:30 at “Tue 24 Nov”, after 2026-12-05T00:00:00.000Z.')).toBe(
      `It ends ${inReadersStyle('Tue 24 Nov')}, 12:30 PM at “Tue 24 Nov”, after Sat Dec 5, 2026, 1:00 AM.`,
    )
    expect(refusalWords('Expected a time such as "2026-11-23T09:00:00+01:00".')).toBe(
      'Expected a time such as "2026-11-23T09:00:00+01:00".',
    )
  })

  it('names fields in words, and leaves names that people gave', () => {
    writeTimesAs(style, 'Europe/Berlin')
    expect(expectedWords('at most maxBlockMinutes, 60, of “iPhone notBefore”')).toBe(
      'at most max block minutes, 60, of “iPhone notBefore”',
    )
  })
})
