import { expect, it } from 'vitest'
import { standsBefore } from '#core/tasks/stands-before.ts'

const task = { dueMs: 0, source: 'person', priority: 1, upNextRank: null } as const

it('standsBefore() holds for dated work of a higher priority and for what is up next', () => {
  expect(standsBefore(task, 2)).toBe(true)
  expect(standsBefore({ ...task, dueMs: null, priority: 4, upNextRank: 1 }, 2)).toBe(true)
  expect(standsBefore({ ...task, priority: 2 }, 2)).toBe(false)
  expect(standsBefore({ ...task, dueMs: null }, 2)).toBe(false)
  expect(standsBefore({ ...task, source: 'effort-plan' }, 2)).toBe(false)
})
