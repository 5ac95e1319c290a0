import { describe, expect, test } from 'vitest'
import { dateWords, longDateWords, momentWords, writtenStyle } from '#core/time/time-words.ts'

const ms = Date.parse('2026-11-24T20:30:00Z')
const zone = 'Europe/Berlin'

describe('words of time', () => {
  test.for([
    ['24', 'day-month', 'Tue 24 Nov', 'Tue 24 Nov, 21:30', '24 November 2026'],
    ['12', 'month-day', 'Tue Nov 24', 'Tue Nov 24, 9:30 PM', 'November 24, 2026'],
    ['24', 'iso', 'Tue 2026-11-24', 'Tue 2026-11-24, 21:30', '2026-11-24'],
  ] as const)('%s hours, %s', ([hourCycle, dateOrder, date, moment, long]) => {
    const style = { hourCycle, dateOrder }
    expect(dateWords('2026-11-24', style)).toBe(date)
    expect(momentWords(ms, zone, style)).toBe(moment)
    expect(longDateWords(ms, zone, style)).toBe(long)
  })

  test('without a machine to ask: 24 hours, the day first', () => {
    expect(writtenStyle({ hourCycle: 'auto', dateOrder: 'auto' })).toEqual({
      hourCycle: '24',
      dateOrder: 'day-month',
    })
    expect(writtenStyle({ hourCycle: '12', dateOrder: 'iso' })).toEqual({ hourCycle: '12', dateOrder: 'iso' })
  })
})
