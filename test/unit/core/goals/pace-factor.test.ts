import { expect, it } from 'vitest'
import { paceFactor } from '#core/goals/pace-factor.ts'

it.each([
  [0.5, 0.5, 1],
  [0.4, 0.5, 1.2],
  [0, 1, 1.5],
  [1, 0, 0.75],
  [null, 0.5, 1],
])('paceFactor(%d, %d) is %d', (progress, expected, factor) => {
  expect(paceFactor(progress, expected)).toBeCloseTo(factor, 10)
})
