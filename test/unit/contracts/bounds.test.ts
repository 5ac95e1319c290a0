import { describe, expect, it } from 'vitest'
import { givenEffortPlan } from '#contracts/http/goals.ts'
import { readSettings, updateSettings } from '#contracts/http/settings-routes.ts'
import { logTaskWork } from '#contracts/http/task-action-routes.ts'

describe('bounds of what is given', () => {
  it.each([
    [10_080, true],
    [10_081, false],
  ])('an effort plan of %i minutes a week: %s', (targetMinutesPerWeek, isFine) => {
    expect(givenEffortPlan.safeParse({ targetMinutesPerWeek }).success).toBe(isFine)
  })

  it.each([
    [1440, true],
    [1441, false],
  ])('%i minutes of work logged at once: %s', (minutes, isFine) => {
    expect(logTaskWork.body?.safeParse({ minutes }).success).toBe(isFine)
  })

  it.each([
    ['2027-12-02', true],
    ['2027-12-03', false],
  ])('a trip from 2026-12-01 to %s: %s', (to, isFine) => {
    const trips = [{ from: '2026-12-01', to, timeZone: 'Asia/Tokyo' }]
    expect(updateSettings.body?.safeParse({ trips }).success).toBe(isFine)
  })

  it('a zone that is refused by now is still answered to whom it was taken from', () => {
    const { timeZone, trips } = readSettings.response.shape
    expect(updateSettings.body?.safeParse({ timeZone: '+01:00' }).success).toBe(false)
    expect(timeZone.parse('+01:00')).toBe('+01:00')
    const trip = { from: '2026-12-01', to: '2026-12-03', timeZone: '+01:00' }
    expect(trips.parse([trip])).toEqual([trip])
  })
})
