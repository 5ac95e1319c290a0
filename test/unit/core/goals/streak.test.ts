import { expect, test } from 'vitest'
import { longestStreakWeeks, streakWeeks } from '#core/goals/streak.ts'

const week = (monday: number): string[] =>
  [0, 2, 4].map((day) => `2026-11-${String(monday + day).padStart(2, '0')}`)
const threeTimes = {
  timesPerWeek: 3,
  cadence: 'any',
  days: [1, 2, 3, 4, 5],
  startsOn: null,
  endsOn: null,
  pauses: [],
  pastRhythms: [],
  daysOff: [],
} as const
const streak = (done: readonly string[], some: Partial<Parameters<typeof streakWeeks>[1]> = {}): number =>
  streakWeeks(done, { ...threeTimes, ...some }, '2026-11-23')

test('streakWeeks() counts full weeks before the running one', () => {
  expect(streak([...week(16), ...week(9)])).toBe(2)
})

test('streakWeeks() ends at a week that fell short', () => {
  expect(streak([...week(16).slice(1), ...week(9)])).toBe(0)
})

test('streakWeeks() adds the running week once it is full', () => {
  expect(streak([...week(23), ...week(16)])).toBe(2)
  expect(streak([...week(23).slice(1), ...week(16)])).toBe(1)
})

test('streakWeeks() is 0 where nothing was done', () => {
  expect(streak([])).toBe(0)
})

test('streakWeeks() passes over weeks of rest, and over those that were partly rest and not full', () => {
  const done = [...week(16), ...week(2)]
  expect(streak(done)).toBe(1)
  expect(streak(done, { pauses: [{ fromDate: '2026-11-09', toDate: '2026-11-15' }] })).toBe(2)
  expect(streak(done, { pauses: [{ fromDate: '2026-11-12', toDate: '2026-11-13' }] })).toBe(2)
  // A rest on days on which the habit never takes place is none.
  expect(streak(done, { pauses: [{ fromDate: '2026-11-14', toDate: '2026-11-15' }] })).toBe(1)
})

test('streakWeeks() counts a full week in spite of a rest in it, but none that was rest only', () => {
  const done = [...week(16), ...week(9)]
  expect(streak(done, { pauses: [{ fromDate: '2026-11-14', toDate: '2026-11-16' }] })).toBe(2)
  expect(streak(done, { pauses: [{ fromDate: '2026-11-09', toDate: '2026-11-15' }] })).toBe(1)
})

test('streakWeeks() does not blame a week that days off leave too short', () => {
  const done = [...week(16), ...week(2)]
  const leave = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13']
  expect(streak(done, { daysOff: leave })).toBe(2)
  expect(streak(done, { daysOff: leave.slice(0, 3) })).toBe(2)
  // Three days are enough for three times.
  expect(streak(done, { daysOff: leave.slice(0, 2) })).toBe(1)
  // Whoever did it on a day off did it.
  expect(streak([...done, ...week(9)], { daysOff: leave })).toBe(3)
  const fixed = { cadence: 'exactly', days: [1, 3, 5] } as const
  expect(streak(done, { ...fixed, daysOff: ['2026-11-11'] })).toBe(2)
  expect(streak(done, { ...fixed, daysOff: ['2026-11-10'] })).toBe(1)
})

test('streakWeeks() does not blame a week in which the habit began or ended', () => {
  expect(streak(week(16), { startsOn: '2026-11-11' })).toBe(1)
  expect(streak([...week(9), '2026-11-16'], { endsOn: '2026-11-17' })).toBe(1)
})

test('streakWeeks() holds a week to what was wanted then, and that of a change to the kinder of both', () => {
  const twice = { timesPerWeek: 2, cadence: 'any', days: [1, 2, 3, 4, 5] } as const
  const done = [...week(16), ...week(9).slice(1), ...week(2).slice(1)]
  expect(streak(done)).toBe(1)
  expect(streak(done, { pastRhythms: [{ ...twice, untilDate: '2026-11-09' }] })).toBe(1)
  expect(streak(done, { pastRhythms: [{ ...twice, untilDate: '2026-11-12' }] })).toBe(3)
  const five = { ...twice, timesPerWeek: 5 }
  expect(streak(week(16), { pastRhythms: [{ ...five, untilDate: '2026-11-16' }] })).toBe(1)
  const past = [
    { ...twice, untilDate: '2026-11-09' },
    { ...five, untilDate: '2026-11-16' },
  ]
  expect(streak(done, { pastRhythms: past })).toBe(1)
})

test('streakWeeks() wants each of the days where they are fixed', () => {
  expect(streak(week(16), { cadence: 'exactly', days: [1, 3, 5], timesPerWeek: 3 })).toBe(1)
  expect(streak(week(16), { cadence: 'exactly', days: [1, 2, 3, 5], timesPerWeek: 4 })).toBe(0)
})

test('longestStreakWeeks() remembers what was reached before it broke', () => {
  expect(longestStreakWeeks([...week(2), ...week(9)], threeTimes, '2026-11-30')).toBe(2)
  expect(streakWeeks([...week(2), ...week(9)], threeTimes, '2026-11-30')).toBe(0)
})
