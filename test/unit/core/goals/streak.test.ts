import { expect, test } from 'vitest'
import { streakWeeks } from '#core/goals/streak.ts'

const lastWeek = ['2026-11-16', '2026-11-18', '2026-11-20']
const weekBefore = ['2026-11-09', '2026-11-11', '2026-11-13']

test('streakWeeks() counts full weeks before the running one', () => {
  expect(streakWeeks([...lastWeek, ...weekBefore], 3, '2026-11-23')).toBe(2)
})

test('streakWeeks() ends at a week that fell short', () => {
  expect(streakWeeks([...lastWeek.slice(1), ...weekBefore], 3, '2026-11-23')).toBe(0)
})

test('streakWeeks() adds the running week once it is full', () => {
  const running = ['2026-11-23', '2026-11-24', '2026-11-25']
  expect(streakWeeks([...running, ...lastWeek], 3, '2026-11-23')).toBe(2)
  expect(streakWeeks([...running.slice(1), ...lastWeek], 3, '2026-11-23')).toBe(1)
})

test('streakWeeks() is 0 where nothing was done', () => {
  expect(streakWeeks([], 1, '2026-11-23')).toBe(0)
})
