import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Block } from '#core/planning/check/facts.ts'
import { wallClock } from '#core/planning/check/wall-clock.ts'
import { spanWords } from '#core/planning/check/words.ts'
import { aHabit, aProblem, aTask } from '../../../../support/planning-builders.ts'

const block = (item: string, start: string, end: string): Block => ({
  item,
  startMs: Date.parse(start),
  endMs: Date.parse(end),
  pinned: false,
})
const night = { work: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '01:00', to: '03:00' }] }
const rules = (problem: Parameters<typeof checkPlan>[0], ...blocks: Block[]) =>
  checkPlan(problem, blocks).violations.map(({ rule }) => rule)

describe('a night that is an hour shorter (Berlin, 29 March 2026)', () => {
  const problem = aProblem({
    timeZone: 'Europe/Berlin',
    now: '2026-03-28T12:00:00Z',
    until: '2026-03-31T00:00:00Z',
    hours: night,
    tasks: [aTask({ maxBlockMinutes: 120 })],
  })

  it('leaves an hour of the range 01:00 to 03:00', () => {
    expect(rules(problem, block('t1', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z'))).toEqual([])
    expect(rules(problem, block('t1', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'))).toEqual([
      'outside-window',
    ])
  })
})

describe('a night that is an hour longer (Berlin, 25 October 2026)', () => {
  const problem = aProblem({
    timeZone: 'Europe/Berlin',
    now: '2026-10-24T12:00:00Z',
    until: '2026-10-27T00:00:00Z',
    hours: night,
    tasks: [aTask({ minutes: 180, maxBlockMinutes: 240 })],
  })

  it('makes three hours of the range 01:00 to 03:00', () => {
    expect(rules(problem, block('t1', '2026-10-24T23:00:00Z', '2026-10-25T02:00:00Z'))).toEqual([])
    expect(rules(problem, block('t1', '2026-10-24T23:00:00Z', '2026-10-25T02:15:00Z'))).toContain(
      'outside-window',
    )
  })

  it('cuts the range 02:00 to 02:30 in two', () => {
    const twice = { ...problem, hours: { work: [{ days: [7], from: '02:00', to: '02:30' }] } }
    const tasks = [aTask({ minutes: 90, maxBlockMinutes: 90 })]
    expect(rules({ ...twice, tasks }, block('t1', '2026-10-25T00:00:00Z', '2026-10-25T00:30:00Z'))).toEqual(
      [],
    )
    expect(rules({ ...twice, tasks }, block('t1', '2026-10-25T01:00:00Z', '2026-10-25T01:30:00Z'))).toEqual(
      [],
    )
    expect(rules({ ...twice, tasks }, block('t1', '2026-10-25T00:00:00Z', '2026-10-25T01:30:00Z'))).toEqual([
      'outside-window',
    ])
  })
})

it('asks nothing of a habit whose grid steps straddle midnight (Kathmandu, grid 30)', () => {
  const problem = aProblem({
    timeZone: 'Asia/Kathmandu',
    gridMinutes: 30,
    now: '2026-11-22T18:15:00Z',
    until: '2026-11-29T18:15:00Z',
    habits: [aHabit({ timesPerWeek: 1, days: [1], from: '23:30', to: '24:00' })],
  })
  expect(checkPlan(problem, []).cost.byConstraint['habit-missed']).toBe(0)
})

describe('wallClock()', () => {
  it.each(['Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca'])(
    'agrees with Intl in %s',
    (zone) => {
      const wall = wallClock(zone)
      const format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        day: '2-digit',
      })
      for (let hour = 0; hour < 24 * 400; hour += 7) {
        const ms = Date.UTC(2026, 0, 1, hour, 30)
        const parts = Object.fromEntries(
          format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
        )
        expect(wall.minuteOfDay(ms)).toBe(((parts['hour'] ?? 0) % 24) * 60 + (parts['minute'] ?? 0))
        expect(new Date(wall.day(ms) * 86_400_000).getUTCDate()).toBe(parts['day'])
      }
    },
  )
})

it('spanWords() repeats the date only where it differs', () => {
  const wall = wallClock('Europe/Berlin')
  expect(spanWords(wall, Date.parse('2026-11-24T08:00:00Z'), Date.parse('2026-11-24T10:00:00Z'))).toBe(
    'Tue 24 Nov 09:00–11:00',
  )
  expect(spanWords(wall, Date.parse('2026-11-24T22:00:00Z'), Date.parse('2026-11-24T23:00:00Z'))).toBe(
    'Tue 24 Nov 23:00–24:00',
  )
  expect(spanWords(wall, Date.parse('2026-11-24T22:00:00Z'), Date.parse('2026-11-25T00:00:00Z'))).toBe(
    'Tue 24 Nov 23:00–Wed 25 Nov 01:00',
  )
})
