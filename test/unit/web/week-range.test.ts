import { describe, expect, it } from 'vitest'
import {
  datesOfWeek,
  firstOfWeek,
  weekdaysFrom,
  weekdaysText,
  weekLabel,
} from '../../../src/web/format/week-range.ts'

describe('the week of a date', () => {
  it('begins where the person says', () => {
    expect(firstOfWeek('2026-11-25', 1)).toBe('2026-11-23')
    expect(firstOfWeek('2026-11-25', 7)).toBe('2026-11-22')
    expect(firstOfWeek('2026-11-22', 1)).toBe('2026-11-16')
  })

  it('has seven dates', () => {
    expect(datesOfWeek('2026-12-31', 1)).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ])
  })

  it('is named with as little as possible', () => {
    expect(weekLabel('2026-11-25', 1)).toBe('23 – 29 November 2026')
    expect(weekLabel('2026-12-02', 1)).toBe('30 November – 6 December 2026')
    expect(weekLabel('2026-12-31', 1)).toBe('28 December 2026 – 3 January 2027')
  })
})

describe('weekdays', () => {
  it('come in the order of the week', () => {
    expect(weekdaysFrom(7)).toEqual([7, 1, 2, 3, 4, 5, 6])
  })

  it.each([
    [[1, 2, 3, 4, 5, 6, 7], 'every day'],
    [[1, 2, 3, 4, 5], 'Mon – Fri'],
    [[5, 3, 1], 'Mon, Wed, Fri'],
    [[6, 7], 'Sat, Sun'],
    [[1, 2, 3, 6], 'Mon – Wed, Sat'],
  ])('%j reads "%s"', (days, text) => {
    expect(weekdaysText(days)).toBe(text)
  })

  it('weekdaysText() keeps the list it is given', () => {
    const days = [5, 1]
    weekdaysText(days)
    expect(days).toEqual([5, 1])
  })
})
