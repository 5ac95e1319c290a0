import { describe, expect, test } from 'vitest'
import { tripLine } from '../../../src/web/features/trips/trip-words.ts'
import { tripsOn } from '../../../src/web/features/trips/trips-on.ts'
import { wholeTrip } from '../../../src/web/features/trips/whole-trip.ts'

const berlin = 'Europe/Berlin'
const angeles = 'America/Los_Angeles'
const tokyo = { from: '2026-12-01', to: '2026-12-03', timeZone: 'Asia/Tokyo' }
const york = { from: '2026-12-05', to: '2026-12-05', timeZone: 'America/New_York' }

describe('a trip in words', () => {
  test.for([
    [york, berlin, 'Sat 5 Dec: hours by the clock of New York, 09:00 there is 15:00 here.'],
    [
      tokyo,
      angeles,
      'Tue 1 Dec – Thu 3 Dec: hours by the clock of Tokyo, 09:00 there is 16:00 here the day before.',
    ],
    [
      { ...york, timeZone: 'Pacific/Honolulu' },
      'Pacific/Auckland',
      'Sat 5 Dec: hours by the clock of Honolulu, 09:00 there is 08:00 here the day after.',
    ],
    [
      { ...york, timeZone: 'Pacific/Honolulu' },
      'Pacific/Kiritimati',
      'Sat 5 Dec: hours by the clock of Honolulu, 09:00 there is 09:00 here the day after.',
    ],
    [{ ...york, timeZone: 'Europe/Paris' }, berlin, 'Sat 5 Dec: hours by the clock of Paris.'],
  ] as const)('%j', ([trip, home, line]) => {
    expect(tripLine(trip, home)).toBe(line)
  })
})

describe('trips of the dates that are shown', () => {
  const week = ['2026-11-30', '2026-12-01', '2026-12-06']
  test.for([
    ['all of a week', week, berlin, [tokyo, york]],
    ['not those of other days', ['2026-12-04'], berlin, []],
    ['not those of other weeks', ['2026-12-07', '2026-12-13'], berlin, []],
    ['also where its first morning is the day before here', ['2026-11-30'], angeles, [tokyo]],
  ] as const)('%s', ([, dates, home, trips]) => {
    expect(tripsOn([tokyo, york], dates, home)).toEqual(trips)
  })
})

describe('wholeTrip()', () => {
  test.for([
    ['the last day is the first until it is said', { ...tokyo, to: '' }, { ...tokyo, to: tokyo.from }],
    ['a last day that was said stays', tokyo, tokyo],
    ['without a first day', { ...tokyo, from: '' }, null],
    ['without a zone of its own', { ...tokyo, timeZone: '' }, null],
    ['in the zone of home', { ...tokyo, timeZone: berlin }, null],
  ] as const)('%s', ([, typed, trip]) => {
    expect(wholeTrip(typed, berlin)).toEqual(trip)
  })
})
