import { describe, expect, it } from 'vitest'
import {
  clockText,
  dateText,
  instantText,
  parseDate,
  parseInstant,
  weekdayOf,
} from '#core/planning/check/instant.ts'

describe('parseInstant()', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-11-23T08:45:00+01:00', Date.UTC(2026, 10, 23, 7, 45)],
    ['2026-11-23T08:45:00.5-03:30', Date.UTC(2026, 10, 23, 12, 15, 0, 500)],
    ['2000-02-29T23:59:59Z', Date.UTC(2000, 1, 29, 23, 59, 59)],
    ['1969-12-31T23:59:59Z', -1000],
  ])('reads %s', (text, ms) => expect(parseInstant(text)).toBe(ms))

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-23T08:45:00',
    '2026-11-23T24:00:00Z',
    '2026-11-23T08:60:00Z',
    '2026-11-23',
    '',
  ])('refuses %j', (text) => expect(parseInstant(text)).toBeUndefined())

  it('agrees with Date over 30,000 days, and instantText() is its inverse', () => {
    for (let day = -1000; day < 29_000; day += 1) {
      const ms = day * 86_400_000
      const text = new Date(ms).toISOString().replace('.000', '')
      expect(parseInstant(text)).toBe(ms)
      expect(instantText(ms)).toBe(text)
    }
  })
})

describe('parseDate()', () => {
  it('counts days from 1970 and knows weekdays', () => {
    expect(parseDate('1970-01-05')).toBe(4)
    expect(weekdayOf(4)).toBe(1)
    expect(weekdayOf(-4)).toBe(7)
    expect(dateText(parseDate('2026-11-23') ?? 0)).toBe('2026-11-23')
    expect(parseDate('2026-11-31')).toBeUndefined()
  })
})

it('clockText() writes the end of a day as 24:00', () => expect(clockText(1440)).toBe('24:00'))
