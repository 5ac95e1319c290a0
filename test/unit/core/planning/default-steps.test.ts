import { expect, it } from 'vitest'
import { defaultSteps } from '#core/planning/default-steps.ts'
import { aProblem, aTask } from '../../../support/planning-builders.ts'

it.each([
  [0, 12_000],
  [1, 12_000],
  [100, 5000],
  [400, 500],
])('defaultSteps() of %i tasks is %i', (count, steps) => {
  const tasks = Array.from({ length: count }, (_, index) => aTask({ id: `t${index}` }))
  expect(defaultSteps(aProblem({ tasks }))).toBe(steps)
})
