import { describe, expect, test } from 'vitest'
import { mondayWithin, weekRooms } from '#core/tasks/week-rooms.ts'
import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { dayNumberOf, localDateOf, weekStartOf } from '#core/time/local-date.ts'
import { HOUR_MS } from '#core/time/interval.ts'
import { TEST_ZONES } from '../../../support/zones.ts'

const day = (date: string): number => dayNumberOf(date) ?? 0
const ranges = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]
const need = (dueMs: number, minutes: number) => ({
  keyResultId: 'k',
  weekOf: '',
  minutes,
  fromMs: 0,
  dueMs,
})

describe.each(['UTC', ...TEST_ZONES])('weekRooms() in %s', (zone) => {
  const hours = { zone, ranges, daysOff: new Set<number>(), busy: [] }
  const calendar = { today: day('2026-11-18'), zone, endDay: day('2026-11-30') }
  // Wednesday, 13:00.
  const nowMs = startOfLocalDate(calendar.today, zone) + 13 * HOUR_MS

  test('tells what is left of this week, and all of the next', () => {
    const rooms = weekRooms([], { ...calendar, weekStart: 1 }, nowMs, hours)
    expect(rooms.map((room) => [localDateOf(room.day), room.freeMinutes])).toEqual([
      ['2026-11-16', (4 + 8 + 8) * 60],
      ['2026-11-23', 40 * 60],
    ])
  })

  test('a need belongs to the week in which it is due, also at the very end of it', () => {
    const needs = [
      need(startOfLocalDate(day('2026-11-23'), zone), 60),
      need(startOfLocalDate(day('2026-11-24'), zone), 30),
      need(nowMs - 1, 5),
    ]
    const rooms = weekRooms(needs, { ...calendar, weekStart: 1 }, nowMs, hours)
    expect(rooms.map(({ needMinutes }) => needMinutes)).toEqual([60, 30])
  })

  test('weeks that begin on Sunday keep their days', () => {
    const rooms = weekRooms([], { ...calendar, weekStart: 7 }, nowMs, hours)
    expect(rooms.map((room) => [localDateOf(room.day), room.freeMinutes])).toEqual([
      ['2026-11-15', 20 * 60],
      ['2026-11-22', 40 * 60],
      ['2026-11-29', 0],
    ])
  })
})

test.for([
  [6, '2026-11-23'],
  [7, '2026-11-23'],
  [1, '2026-11-16'],
])('mondayWithin() a week that begins on day %i', ([weekStart, monday]) => {
  const firstDay = weekStartOf(day('2026-11-22'), Number(weekStart))
  expect(localDateOf(mondayWithin(firstDay))).toBe(monday)
})
