import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { formatInstant, parseInstant } from '#core/time/instant.ts'
import { HOUR_MS, MINUTE_MS, interval } from '#core/time/interval.ts'
import { localClock } from '#core/time/local-clock.ts'
import { dayNumberOf, localDateOf } from '#core/time/local-date.ts'
import { type Trip, zoneAt } from '#core/time/trips.ts'
import { datedWindows } from '#core/time/working-hours.ts'
import { localDayAt } from '#core/time/zone-clock.ts'

const office = [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1020 }]
const span = interval(parseInstant('2026-11-28T00:00:00Z'), parseInstant('2026-12-09T00:00:00Z'))

const trip = (timeZone: string, from = '2026-12-01', to = '2026-12-03'): Trip => ({ from, to, timeZone })

function officeHours(home: string, ...trips: Trip[]): Record<string, string> {
  const clock = localClock({ home, trips }, span.startMs, span.endMs)
  const windows = datedWindows(office, clock, span, new Set())
  const text = ({ startMs, endMs }: (typeof windows)[number]): string =>
    `${formatInstant(startMs).slice(5, 16)} ${(endMs - startMs) / HOUR_MS} h`
  return Object.fromEntries(
    [...Map.groupBy(windows, ({ day }) => localDateOf(day))].map(([date, all]) => [
      date.slice(5),
      all.map(text).join(', '),
    ]),
  )
}

describe('hours on a trip', () => {
  it('going west: the dates of the trip open by its clock, the others by that of home', () => {
    expect(officeHours('Europe/Berlin', trip('America/New_York'))).toMatchObject({
      '11-30': '11-30T08:00 8 h',
      '12-01': '12-01T14:00 8 h',
      '12-03': '12-03T14:00 8 h',
      '12-04': '12-04T08:00 8 h',
    })
  })

  it('going east: the day before is lived to its end at home, and the way back has no hours', () => {
    expect(officeHours('Europe/Berlin', trip('Pacific/Auckland'))).toMatchObject({
      '11-30': '11-30T08:00 8 h',
      // 1 December begins in Auckland when it is noon there for who lived 30 November in Berlin.
      '12-01': '11-30T23:00 5 h',
      '12-02': '12-01T20:00 8 h',
      '12-03': '12-02T20:00 8 h',
      '12-04': '12-04T08:00 8 h',
    })
  })

  it('over the date line: a date may pass on the way', () => {
    const hours = officeHours('Pacific/Apia', trip('Pacific/Honolulu'))
    expect(hours).toMatchObject({
      '11-30': '11-29T20:00 8 h',
      '12-01': '12-01T19:00 8 h',
      '12-03': '12-03T19:00 8 h',
      '12-05': '12-04T20:00 8 h',
    })
    // When 3 December ends in Honolulu, it is 23:00 on the 4th in Apia.
    expect(hours['12-04']).toBeUndefined()
  })

  it('one trip after another does not lead over home', () => {
    const hours = officeHours(
      'Europe/Berlin',
      trip('Asia/Tokyo', '2026-12-01', '2026-12-02'),
      trip('Asia/Tokyo', '2026-12-03', '2026-12-04'),
    )
    expect(hours).toEqual(officeHours('Europe/Berlin', trip('Asia/Tokyo', '2026-12-01', '2026-12-04')))
  })

  it('begins a date where the person is', () => {
    const zone = { home: 'Europe/Berlin', trips: [trip('America/New_York')] }
    const start = startOfLocalDate(dayNumberOf('2026-12-02')!, zone)
    expect(formatInstant(start)).toBe('2026-12-02T05:00:00Z')
    expect(localDateOf(localDayOf(start - MINUTE_MS, zone))).toBe('2026-12-01')
  })

  it('refuses dates that are none', () => {
    const zone = { home: 'UTC', trips: [trip('Asia/Tokyo', '1 Dec')] }
    expect(() => localDayOf(0, zone)).toThrow('Cannot read the trip from "1 Dec"')
  })
})

describe('dates of somebody who travels', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/Los_Angeles',
    'Asia/Kolkata',
    'Pacific/Apia',
    'Pacific/Honolulu',
  ]
  const days = fc.integer({ min: 0, max: 2 })
  const starts = ['2026-03-27', '2026-10-23', '2026-11-30']

  it('never go back, and no date has its office hours twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.constantFrom(...zones), days, days), { maxLength: 3 }),
        (home, start, wishes) => {
          const first = dayNumberOf(start)!
          let day = first
          const trips = wishes.map(([timeZone, gap, length]) => {
            const from = day + gap
            day = from + length + 1
            return { timeZone, from: localDateOf(from), to: localDateOf(day - 1) }
          })
          const week = interval((first - 2) * 24 * HOUR_MS, (first + 12) * 24 * HOUR_MS)
          const clock = localClock({ home, trips }, week.startMs, week.endMs)
          const hoursOf = new Map<number, number>()
          for (const one of datedWindows(office, clock, week, new Set()))
            hoursOf.set(one.day, (hoursOf.get(one.day) ?? 0) + (one.endMs - one.startMs) / HOUR_MS)
          expect(Math.max(...hoursOf.values())).toBeLessThanOrEqual(8)
          for (let ms = week.startMs; ms < week.endMs; ms += 15 * MINUTE_MS)
            expect(localDayAt(clock, ms + 15 * MINUTE_MS)).toBeGreaterThanOrEqual(localDayAt(clock, ms))
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('zoneAt() is home on the way, and the zone of the trip from when both dates have come', () => {
  const abroad = { home: 'America/New_York', trips: [trip('Asia/Kolkata')] }
  const zones = [
    '2026-12-01T04:59:00Z',
    '2026-12-01T05:00:00Z',
    '2026-12-03T18:29:00Z',
    '2026-12-03T18:30:00Z',
  ]
  expect(zones.map((text) => zoneAt(abroad, parseInstant(text)))).toEqual([
    'America/New_York',
    'Asia/Kolkata',
    'Asia/Kolkata',
    'America/New_York',
  ])
})
