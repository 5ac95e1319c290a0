import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant, readInstant } from '#core/time/instant.ts'
import {
  dayNumberOf,
  localDateOf,
  minuteOfDay,
  readMinuteOfDay,
  weekStartOf,
  weekdayOf,
} from '#core/time/local-date.ts'

describe('readInstant()', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-11-23T08:45:00+01:00', Date.UTC(2026, 10, 23, 7, 45)],
    ['2026-11-23T08:45:37-05:30', Date.UTC(2026, 10, 23, 14, 15, 37)],
    ['2024-02-29t23:59:59.25z', Date.UTC(2024, 1, 29, 23, 59, 59, 250)],
  ])('reads %s', (text, ms) => {
    expect(readInstant(text)).toBe(ms)
  })

  it.each([
    '2026-11-23T08:45:00',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-23T24:00:00Z',
    'soon',
  ])('refuses %s', (text) => {
    expect(readInstant(text)).toBeUndefined()
    expect(() => parseInstant(text)).toThrow(`Cannot read "${text}" as a time`)
  })

  it('is the inverse of formatInstant()', () => {
    for (const text of ['2026-11-23T07:45:00Z', '1969-12-31T23:59:59.999Z', '2000-02-29T00:00:00Z'])
      expect(formatInstant(parseInstant(text))).toBe(text)
  })
})

describe('local dates', () => {
  it('dayNumberOf() and localDateOf() are inverse, leap days included', () => {
    for (let day = -200_000; day < 200_000; day += 97) expect(dayNumberOf(localDateOf(day))).toBe(day)
    expect(dayNumberOf('2100-02-29')).toBeUndefined()
    expect(dayNumberOf('2000-02-29')).toBe(11_016)
  })

  it('weekdayOf() is ISO: 1 = Monday; weekStartOf() goes back to the first day', () => {
    expect(weekdayOf(dayNumberOf('2026-11-23')!)).toBe(1)
    expect(weekdayOf(dayNumberOf('1969-12-28')!)).toBe(7)
    expect(localDateOf(weekStartOf(dayNumberOf('2026-11-29')!, 1))).toBe('2026-11-23')
    expect(localDateOf(weekStartOf(dayNumberOf('2026-11-29')!, 7))).toBe('2026-11-29')
    expect(localDateOf(weekStartOf(dayNumberOf('2026-11-28')!, 7))).toBe('2026-11-22')
  })

  it('reads times of day up to 24:00', () => {
    expect(minuteOfDay('24:00')).toBe(1440)
    expect(readMinuteOfDay('24:01')).toBeUndefined()
    expect(readMinuteOfDay('9:00')).toBeUndefined()
    expect(() => minuteOfDay('25:00')).toThrow('Cannot read "25:00" as a time of day')
  })
})
