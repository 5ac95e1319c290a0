import { describe, expect, it } from 'vitest'
import { solve } from '#core/planning/solve.ts'
import optima from '../../../../bench/problems/optima.json' with { type: 'json' }
import { provenProblem } from '../../../../support/planning-builders.ts'

describe('the lower bound', () => {
  it.each(Object.entries(optima))('is never above the proven optimum: %s', (name, { optimum }) => {
    const problem = provenProblem(name)
    for (const [seed, steps] of [
      [1, 0],
      [2, 400],
      [3, 3000],
    ] as const) {
      const { bound } = solve(problem, { seed, steps })
      expect(bound.lower, `seed ${seed}, ${steps} steps`).toBeLessThanOrEqual(optimum + 0.001)
    }
  })
})
