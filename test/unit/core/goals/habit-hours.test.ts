import { describe, expect, it } from 'vitest'
import { hoursTrouble } from '#core/goals/habit-hours.ts'
import { aHabit } from '../../../support/work-builders.ts'

const work = {
  id: 'w',
  name: 'work',
  ranges: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '12:00', to: '17:00' },
  ],
}
const habit = (change: Parameters<typeof aHabit>[0]) =>
  aHabit({ title: 'Dawn', days: [1, 2, 3, 4, 5, 6, 7], timesPerWeek: 3, cadence: 'any', ...change })

describe('hoursTrouble()', () => {
  it('has nothing to say where window and hours agree, or no hours are asked for', () => {
    expect(hoursTrouble(habit({ windowFrom: '11:30', windowTo: '12:30', minMinutes: 60 }), work)).toBeNull()
    expect(hoursTrouble(habit({ windowFrom: '04:00', windowTo: '05:00' }), null)).toBeNull()
  })

  it('says that a habit is never planned, and what would help', () => {
    expect(hoursTrouble(habit({ windowFrom: '04:00', windowTo: '09:15', minMinutes: 30 }), work)).toBe(
      '“Dawn” is never planned: its window, 04:00 to 09:15, has no 30 min within the hours “work” on any of its days. Choose other hours, or move the window.',
    )
  })

  it('says how often it is planned at most', () => {
    const daily = habit({ timesPerWeek: 7, windowFrom: '08:00', windowTo: '10:00', minMinutes: 30 })
    expect(hoursTrouble(daily, work)).toMatch(
      /^“Dawn” is planned 5 of 7 times a week at most: on its other days/,
    )
    const exactly = habit({ cadence: 'exactly', days: [5, 6], timesPerWeek: 2, windowFrom: '09:00' })
    expect(hoursTrouble(exactly, work)).toMatch('1 of 2 times')
  })
})
