import { describe, expect, it } from 'vitest'
import type { TaskSeries } from '#core/tasks/series/task-series.ts'
import { unfoldSeries } from '#core/tasks/series/unfold-series.ts'
import { dayNumberOf, localDateOf } from '#core/time/local-date.ts'

const zone = 'Europe/Berlin'
const series: TaskSeries = {
  id: 's',
  rule: 'FREQ=DAILY',
  startsOn: '2026-03-27',
  lastOn: '2026-03-27',
  made: 1,
  hasEnded: false,
  template: {
    title: 'Write',
    notes: '',
    minutes: 60,
    minBlockMinutes: 30,
    maxBlockMinutes: 120,
    hoursProfileId: 'h',
    hardDue: false,
    priority: 2,
    preferredFrom: null,
    preferredTo: null,
    maxMinutesPerDay: null,
    keyResultId: null,
    objectiveId: null,
    colorId: null,
    visibility: 'workspace',
    due: { daysBefore: 0, minute: 17 * 60 },
    notBefore: null,
  },
}
const at = (date: string, isOpen: boolean, given = series) =>
  unfoldSeries(given, { today: dayNumberOf(date) ?? 0, zone, isOpen })

describe('unfoldSeries()', () => {
  it('waits while the one before is open and the next has not come', () => {
    expect(at('2026-03-27', true)).toMatchObject({ series, task: null })
    expect(localDateOf(at('2026-03-27', true).lookAgainOn ?? 0)).toBe('2026-03-28')
  })

  it('makes the next when its day has come, by the clock on the wall', () => {
    const { task } = at('2026-03-29', false, { ...series, lastOn: '2026-03-28' })
    expect(new Date(task?.notBeforeMs ?? 0).toISOString()).toBe('2026-03-28T23:00:00.000Z')
    expect(new Date(task?.dueMs ?? 0).toISOString()).toBe('2026-03-29T15:00:00.000Z')
  })

  it('makes one and no heap after a long absence', () => {
    const { task, series: after } = at('2026-04-10', true)
    expect([task?.seriesDate, after.lastOn, after.made]).toEqual(['2026-04-10', '2026-04-10', 15])
    expect(at('2026-04-10', true, after).task).toBeNull()
  })

  it('ends after so many times, and where its rule ends', () => {
    expect(at('2026-03-27', false, { ...series, rule: 'FREQ=DAILY;COUNT=1' })).toMatchObject({
      task: null,
      lookAgainOn: null,
      series: { hasEnded: true },
    })
    const last = at('2026-03-27', false, { ...series, rule: 'FREQ=DAILY;UNTIL=20260328' })
    expect([last.task?.seriesDate, last.lookAgainOn]).toEqual(['2026-03-28', null])
  })
})
