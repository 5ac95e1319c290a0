import { describe, expect, it } from 'vitest'
import { givenEffortPlan } from '#contracts/http/goals.ts'
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
})
