import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from '#core/time/instant.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { localDateOf, dayNumberOf } from '#core/time/local-date.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { verifyState } from '#core/planning/verify-state.ts'
import { generate } from '../bench/generate.ts'
import { problems } from '../support/planning-arbitrary.ts'

const small = problems({ tasks: 6, habits: 3, days: 8, steps: 12 })
const seeds = fc.integer({ min: 0, max: 1000 })

describe('solve()', () => {
  it('keeps sums that agree with their from-scratch twin after every move, taken back or not', () => {
    fc.assert(
      fc.property(small, seeds, (problem, seed) => {
        const { cost, blocks } = solve(problem, { seed, steps: 200, afterMove: verifyState })
        expect(checkPlan(problem, blocks).cost.total).toBeCloseTo(cost.total, 3)
      }),
      { numRuns: 8 },
    )
  })

  it('gives the same plan twice for the same seed and steps', () => {
    fc.assert(
      fc.property(small, seeds, (problem, seed) => {
        const first = JSON.stringify(solve(problem, { seed, steps: 80 }))
        expect(JSON.stringify(solve(structuredClone(problem), { seed, steps: 80 }))).toBe(first)
      }),
      { numRuns: 6 },
    )
  })

  it('shifts with its problem by whole weeks where no clock changes', () => {
    fc.assert(
      fc.property(small, seeds, fc.integer({ min: -30, max: 30 }), (given, seed, weeks) => {
        const problem = { ...given, timeZone: 'UTC', trips: [] }
        const here = solve(problem, { seed, steps: 80 })
        const there = solve(shifted(problem, weeks), { seed, steps: 80 })
        const moved = here.blocks.map((block) => ({
          ...block,
          startMs: block.startMs + weeks * 7 * DAY_MS,
          endMs: block.endMs + weeks * 7 * DAY_MS,
        }))
        expect(there).toEqual({ ...here, blocks: moved })
      }),
      { numRuns: 6 },
    )
  })

  it.each([
    'worker',
    'okr',
    'overfull',
    'chains',
    'replan',
    'dst',
    'split-hours',
    'stretch',
    'grid5',
    'mixed',
  ])('breaks no rule of family %s, and counts its cost as the checker does', (family) => {
    const problem = generate(family, 11)
    const { blocks, cost, bound } = solve(problem, { seed: 1, steps: 300 })
    const verdict = checkPlan(problem, blocks)
    expect(verdict.violations).toEqual([])
    expect(verdict.cost.total).toBeCloseTo(cost.total, 3)
    expect(bound.lower).toBeLessThanOrEqual(cost.total + 0.001)
  })
})

/** The same problem so many weeks later, as a text would be moved: every instant and every date. */
function shifted(problem: Problem, weeks: number): Problem {
  const days = weeks * 7
  const move = (_: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatInstant(parseInstant(value) + days * DAY_MS)
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return localDateOf(dayNumberOf(value)! + days)
    return value
  }
  return JSON.parse(JSON.stringify(problem, move)) as Problem
}
