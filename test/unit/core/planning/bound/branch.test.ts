import { describe, expect, it } from 'vitest'
import { DEFAULT_STEPS } from '#core/planning/budgets.ts'
import { solve } from '#core/planning/solve.ts'
import optima from '../../../../bench/problems/optima.json' with { type: 'json' }
import { provenProblem } from '../../../../support/planning-builders.ts'

describe('a small problem, divided into cases', () => {
  // Prices of time alone end 28 % and 1 % below these optima.
  it.each(['tiny-3', 'tiny-6'] as const)('leaves next to no gap for %s', (name) => {
    const { bound, cost } = solve(provenProblem(name), { seed: 1, steps: DEFAULT_STEPS })
    expect(cost.total).toBeCloseTo(optima[name].optimum, 3)
    expect(bound.lower).toBeLessThanOrEqual(optima[name].optimum + 0.001)
    expect(bound.gap).toBeLessThan(0.005)
  })
})
