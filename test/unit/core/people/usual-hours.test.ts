import { describe, expect, it } from 'vitest'
import { type Meeting, usualHours } from '#core/people/usual-hours.ts'

/** Two weeks with the same meetings, [from, to] in hours, on these weekdays. */
const weeks = (days: readonly number[], ...spans: readonly (readonly [number, number])[]): Meeting[] =>
  [0, 1].flatMap((week) =>
    days.flatMap((weekday) =>
      spans.map(([from, to]) => ({
        date: `2026-11-${String(1 + week * 7 + weekday).padStart(2, '0')}`,
        weekday,
        fromMinute: from * 60,
        toMinute: to * 60,
      })),
    ),
  )
const workdays = [1, 2, 3, 4, 5]

describe('usualHours()', () => {
  it('begins with the first meeting and ends with the last one', () => {
    expect(usualHours(weeks(workdays, [8.25, 9], [16.5, 18.25]))).toEqual({
      days: workdays,
      from: '08:00',
      to: '18:30',
    })
  })

  it('fills short days up towards nine to five', () => {
    expect(usualHours(weeks(workdays, [10, 11], [13, 15]))).toMatchObject({ from: '09:00', to: '17:00' })
    expect(usualHours(weeks(workdays, [7, 8], [9, 10]))).toMatchObject({ from: '07:00', to: '15:00' })
    expect(usualHours(weeks(workdays, [12, 13], [18, 20]))).toMatchObject({ from: '12:00', to: '20:00' })
  })

  it('takes the days that have meetings, whichever they are', () => {
    expect(usualHours(weeks([7, 1, 2, 3, 4], [9, 17]))?.days).toEqual([1, 2, 3, 4, 7])
    const oneSaturday = weeks([6], [9, 10]).slice(0, 1)
    expect(usualHours([...weeks(workdays, [9, 10], [11, 12]), ...oneSaturday])?.days).toEqual(workdays)
  })

  it('is not led astray by one early flight', () => {
    const flight = { date: '2026-11-02', weekday: 1, fromMinute: 5 * 60, toMinute: 7 * 60 }
    const many = [
      ...weeks(workdays, [9, 17]),
      ...weeks(workdays, [9, 17]).map((one) => ({ ...one, date: `${one.date}b` })),
    ]
    expect(usualHours([...many, flight])?.from).toBe('09:00')
  })

  it('does not guess from a handful', () => {
    expect(usualHours([])).toBeNull()
    expect(usualHours(weeks([1, 2, 3], [9, 10]))).toBeNull()
    expect(usualHours(weeks([1, 2], [9, 10], [11, 12], [13, 14]))).toBeNull()
  })
})
