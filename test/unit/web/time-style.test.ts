import { afterEach, describe, expect, it } from 'vitest'
import { gridHours, styleOf, type TimeStyle, writeTimesAs } from '../../../src/web/format/time-style.ts'
import { weekLabel } from '../../../src/web/format/week-range.ts'
import {
  clockText,
  clockWords,
  dateText,
  fieldOfInstant,
  longDateText,
  spanText,
  wallTimeWords,
} from '../../../src/web/format/zoned-time.ts'

const plain: TimeStyle = { hourCycle: '24', dateOrder: 'day-month' }
const auto = { hourCycle: 'auto', dateOrder: 'auto' } as const

afterEach(() => writeTimesAs(plain))

describe('styleOf()', () => {
  it.each([
    ['en-US', '12', 'month-day'],
    ['en-GB', '24', 'day-month'],
    ['de-DE', '24', 'day-month'],
    ['en-IN', '12', 'day-month'],
    ['sv-SE', '24', 'iso'],
    ['ja-JP', '24', 'iso'],
  ] as const)('reads the habits of %s', (language, hourCycle, dateOrder) =>
    expect(styleOf(auto, language)).toEqual({ hourCycle, dateOrder }),
  )

  it('puts the person above their machine', () =>
    expect(styleOf({ hourCycle: '24', dateOrder: 'iso' }, 'en-US')).toEqual({
      hourCycle: '24',
      dateOrder: 'iso',
    }))
})

describe('twelve hours', () => {
  it.each([
    [0, '12:00 AM'],
    [570, '9:30 AM'],
    [720, '12:00 PM'],
    [1439, '11:59 PM'],
    [1440, '12 midnight'],
  ])('%i minutes are %s', (minute, words) => {
    writeTimesAs({ ...plain, hourCycle: '12' })
    expect(clockWords(minute)).toBe(words)
  })

  it('are written in spans and on the grid, and never in the values of fields', () => {
    writeTimesAs({ ...plain, hourCycle: '12' })
    expect(spanText('2026-11-23T13:00:00Z', '2026-11-24T00:00:00Z', 'UTC')).toBe(
      'Mon 23 Nov, 1:00 PM – 12 midnight',
    )
    expect(wallTimeWords('24:00')).toBe('12 midnight')
    expect(wallTimeWords('09:00')).toBe('9:00 AM')
    expect([0, 9, 12, 15].map((hour) => gridHours()({ date: { hour } }))).toEqual([
      '12 AM',
      '9 AM',
      '12 PM',
      '3 PM',
    ])
    expect(clockText(780)).toBe('13:00')
    expect(fieldOfInstant('2026-11-23T13:00:00Z', 'UTC')).toBe('2026-11-23T13:00')
  })
})

describe('the order of dates', () => {
  it('puts the month first', () => {
    writeTimesAs({ ...plain, dateOrder: 'month-day' })
    expect(dateText('2026-11-23')).toBe('Mon Nov 23')
    expect(longDateText('2026-11-23')).toBe('November 23, 2026')
    expect(weekLabel('2026-11-25', 1)).toBe('November 23 – 29, 2026')
    expect(weekLabel('2026-12-02', 1)).toBe('November 30 – December 6, 2026')
    expect(weekLabel('2026-12-31', 1)).toBe('December 28, 2026 – January 3, 2027')
  })

  it('puts the year first', () => {
    writeTimesAs({ ...plain, dateOrder: 'iso' })
    expect(dateText('2026-11-23')).toBe('Mon 2026-11-23')
    expect(longDateText('2026-11-23')).toBe('2026-11-23')
    expect(weekLabel('2026-11-25', 7)).toBe('2026-11-22 – 2026-11-28')
  })
})
