import { expect, test } from 'vitest'
import { splitMinutes } from '../../../src/web/features/tasks/split-minutes.ts'

test.each([
  [180, 3, [60, 60, 60]],
  [100, 3, [30, 30, 40]],
  [7, 3, [2, 2, 3]],
  [2, 2, [1, 1]],
  [21, 20, [...Array<number>(19).fill(1), 2]],
])('%i minutes in %i parts', (minutes, parts, expected) => {
  expect(splitMinutes(minutes, parts)).toEqual(expected)
})
