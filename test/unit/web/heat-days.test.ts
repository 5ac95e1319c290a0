import { expect, test } from 'vitest'
import { heatDays, heatMonths } from '../../../src/web/features/habits/heat-days.ts'

test('months stand above the first week that begins in them, where there is room for their names', () => {
  const days = heatDays({ from: '2026-09-21', to: '2026-11-29', items: [], longestStreakWeeks: 0 })
  // September has two weeks left of it: its name would lie under the next one.
  expect(heatMonths(days)).toEqual([
    { name: 'Oct', week: 2 },
    { name: 'Nov', week: 6 },
  ])
})
