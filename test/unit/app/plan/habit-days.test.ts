import { describe, expect, it } from 'vitest'
import { habitDays } from '#app/plan/problem/habit-days.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { aHabit } from '../../../support/work-builders.ts'
import { aBlock, aSnapshot } from './support/snapshot.ts'

const ofHabit = { itemKind: 'habit', itemId: 'habit' } as const
const occurrence = (date: string, state: 'done' | 'missed' | 'skipped' | 'unconfirmed') =>
  aBlock(`${date}T12:00:00+01:00`, `${date}T12:30:00+01:00`, { ...ofHabit, state })
const daysOf = (now: string, habit = aHabit(), some: Parameters<typeof aSnapshot>[1] = {}) => {
  const { doneThisWeek, factDays } = habitDays(habit, aSnapshot(now, { habits: [habit], ...some }))
  return { doneThisWeek, factDays: factDays.map(localDateOf) }
}

// 2026-11-23 is a Monday.
describe('habitDays()', () => {
  it('counts what happened, may have happened or was skipped this week, once a day', () => {
    const blocks = [
      occurrence('2026-11-20', 'done'),
      occurrence('2026-11-23', 'done'),
      occurrence('2026-11-24', 'unconfirmed'),
      occurrence('2026-11-25', 'skipped'),
    ]
    const skips = [{ habitId: 'habit', onDate: '2026-11-25' }]
    expect(daysOf('2026-11-26T08:00:00+01:00', aHabit(), { blocks, skips })).toEqual({
      doneThisWeek: 3,
      factDays: [],
    })
  })

  it('keeps today closed by a fact while its window is open, and only counts it after that', () => {
    const blocks = [occurrence('2026-11-23', 'done')]
    expect(daysOf('2026-11-23T13:00:00+01:00', aHabit(), { blocks })).toEqual({
      doneThisWeek: 0,
      factDays: ['2026-11-23'],
    })
    expect(daysOf('2026-11-23T17:45:00+01:00', aHabit(), { blocks })).toEqual({
      doneThisWeek: 1,
      factDays: [],
    })
  })

  it('closes the days after an occurrence as long as the least distance asks for', () => {
    const blocks = [occurrence('2026-11-23', 'done'), occurrence('2026-11-24', 'done')]
    const habit = aHabit({ minDaysBetween: 3 })
    expect(daysOf('2026-11-25T08:00:00+01:00', habit, { blocks })).toEqual({
      doneThisWeek: 1,
      factDays: ['2026-11-24'],
    })
  })

  it('makes up for a missed occurrence, unless the person said no or its days are fixed', () => {
    const blocks = [occurrence('2026-11-23', 'missed')]
    const done = (habit = aHabit()) => daysOf('2026-11-24T08:00:00+01:00', habit, { blocks }).doneThisWeek
    expect(done()).toBe(0)
    expect(done(aHabit({ makeUp: false }))).toBe(1)
    expect(done(aHabit({ cadence: 'exactly' }))).toBe(1)
  })

  it('states skipped dates to come, where the habit could happen at all', () => {
    const skips = ['2026-11-24', '2026-11-28'].map((onDate) => ({ habitId: 'habit', onDate }))
    expect(daysOf('2026-11-23T08:00:00+01:00', aHabit(), { skips }).factDays).toEqual(['2026-11-24'])
  })

  it('closes the time before the first and after the last date', () => {
    const person = aSnapshot('2026-11-23T08:00:00+01:00').person
    const short = { person: { ...person, settings: { ...person.settings, horizonWeeks: 2 } } }
    const habit = aHabit({ timesPerWeek: 2, startsOn: '2026-11-26', endsOn: '2026-11-27' })
    expect(daysOf('2026-11-23T08:00:00+01:00', habit, short).factDays).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-30',
      '2026-12-01',
    ])
  })
})
