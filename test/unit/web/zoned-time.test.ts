import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateOf,
  dayText,
  fieldOfInstant,
  instantOf,
  instantOfField,
  longDateText,
  spanText,
  timeOf,
  wallTimeOf,
} from '../../../src/web/format/zoned-time.ts'

const iso = (ms: number | undefined): string | undefined =>
  ms === undefined ? ms : new Date(ms).toISOString()

describe('wallTimeOf()', () => {
  it('reads the wall of the zone, not of this machine', () => {
    expect(wallTimeOf('2026-11-23T23:30:00Z', 'Asia/Kolkata')).toEqual({ date: '2026-11-24', minute: 300 })
    expect(timeOf('2026-11-23T23:30:00Z', 'America/Los_Angeles')).toBe('15:30')
    expect(dateOf('2026-11-23T23:00:00Z', 'Europe/Berlin')).toBe('2026-11-24')
  })

  it('shows midnight as 00:00', () => {
    expect(timeOf('2026-11-24T00:00:00Z', 'UTC')).toBe('00:00')
  })

  it.each([
    ['Europe/Berlin', '2026-03-29T00:50:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T14:50:00Z'],
    ['America/St_Johns', '2026-11-01T04:20:00Z'],
    ['Pacific/Chatham', '2026-09-26T13:50:00Z'],
    ['Asia/Kathmandu', '2026-03-29T00:50:00Z'],
  ])('shows every minute around a change of the clock as %s has it', (timeZone, from) => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short', hourCycle: 'h23' })
    const minutes = Array.from({ length: 30 }, (_, index) => Date.parse(from) + index * 60_000)
    expect(minutes.map((ms) => timeOf(ms, timeZone))).toEqual(minutes.map((ms) => format.format(ms)))
  })

  it('refuses what is no instant', () => {
    expect(() => wallTimeOf('soon', 'UTC')).toThrow(RangeError)
  })
})

describe('instantOf()', () => {
  it('finds the instant of a wall time', () => {
    expect(iso(instantOf('2026-11-23', '09:30', 'Europe/Berlin'))).toBe('2026-11-23T08:30:00.000Z')
    expect(iso(instantOf('2026-07-01', '09:30', 'America/Los_Angeles'))).toBe('2026-07-01T16:30:00.000Z')
  })

  it('moves a time that the spring skips on by the gap', () => {
    expect(iso(instantOf('2026-03-29', '02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z')
  })

  it('takes the first of a time that the autumn shows twice', () => {
    expect(iso(instantOf('2026-10-25', '02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z')
  })

  it('knows no instant of what is no date or time', () => {
    expect(instantOf('2026-02-30', '09:00', 'UTC')).toBeUndefined()
    expect(instantOf('2026-02-20', '', 'UTC')).toBeUndefined()
  })
})

describe('fields', () => {
  it('bring back what they were given', () => {
    const instant = '2026-11-23T08:30:00.000Z'
    expect(fieldOfInstant(instant, 'Europe/Berlin')).toBe('2026-11-23T09:30')
    expect(instantOfField('2026-11-23T09:30', 'Europe/Berlin')).toBe(instant)
  })

  it('are empty for nothing', () => {
    expect(fieldOfInstant(null, 'UTC')).toBe('')
    expect(instantOfField('', 'UTC')).toBeNull()
  })
})

describe('texts', () => {
  it('name days', () => {
    expect(dayText('2026-11-22T23:30:00Z', 'Europe/Berlin')).toBe('Mon 23 Nov')
    expect(longDateText('2026-11-23')).toBe('23 November 2026')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })

  it('name a span within a day, to its very end, and over midnight', () => {
    expect(spanText('2026-11-23T08:00:00Z', '2026-11-23T09:30:00Z', 'Europe/Berlin')).toBe(
      'Mon 23 Nov, 09:00 – 10:30',
    )
    expect(spanText('2026-11-23T22:00:00Z', '2026-11-24T00:00:00Z', 'UTC')).toBe('Mon 23 Nov, 22:00 – 24:00')
    expect(spanText('2026-11-23T22:00:00Z', '2026-11-24T01:00:00Z', 'UTC')).toBe(
      'Mon 23 Nov, 22:00 – Tue 24 Nov, 01:00',
    )
  })
})
