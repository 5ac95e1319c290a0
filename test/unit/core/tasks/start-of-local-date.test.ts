import { describe, expect, it } from 'vitest'
import { instantOfWall, localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { dayNumberOf } from '#core/time/local-date.ts'

const start = (date: string, zone: string) =>
  new Date(startOfLocalDate(dayNumberOf(date)!, zone)).toISOString()

describe('startOfLocalDate()', () => {
  it.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-11-23', 'Asia/Kolkata', '2026-11-22T18:30:00.000Z'],
    ['2026-11-23', 'Pacific/Apia', '2026-11-22T11:00:00.000Z'],
    // Apia left this date out: the next one begins where it would have.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    // Midnight itself is skipped in Santiago.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ])('of %s in %s', (date, zone, expected) => {
    expect(start(date, zone)).toBe(expected)
  })
})

const berlin = (date: string, minute: number) =>
  new Date(instantOfWall(dayNumberOf(date)!, minute, 'Europe/Berlin')).toISOString()

describe('instantOfWall()', () => {
  it('takes the first minute after a gap', () => {
    expect(berlin('2026-03-29', 150)).toBe('2026-03-29T01:00:00.000Z')
  })
  it('takes the earlier of two', () => {
    expect(berlin('2026-10-25', 150)).toBe('2026-10-25T00:30:00.000Z')
  })
})

describe('localDayOf()', () => {
  it('reads the wall of the zone', () => {
    const ms = Date.parse('2026-11-22T12:00:00Z')
    expect(localDayOf(ms, 'Pacific/Apia')).toBe(dayNumberOf('2026-11-23'))
    expect(localDayOf(ms, 'America/New_York')).toBe(dayNumberOf('2026-11-22'))
  })
})
