import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeFaults } from '#contracts/planning/faults.ts'
import { planningProblemSchema } from '#contracts/planning/problem.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { checkReport } from '#core/planning/check/check-report.ts'
import { instantText } from '#core/planning/check/instant.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import { cheapestPlan } from '../support/cheapest-plan.ts'
import { problems } from '../support/planning-arbitrary.ts'

const small = problems({ tasks: 6, habits: 2, days: 5, steps: 12 })
const tiny = problems({ tasks: 2, habits: 1, days: 1, steps: 3 })
const seeds = fc.integer({ min: 0, max: 1000 })

/** The problem once more with its plan in force, some of it pinned, and a new meeting right at the start. */
function replanned(problem: Problem, seed: number): Problem {
  const previous = solve(problem, { seed, steps: 20 }).blocks.map(({ item, startMs, endMs }, index) => ({
    item,
    start: instantText(startMs),
    end: instantText(endMs),
    pinned: index % 5 === 4,
  }))
  const end = instantText(Date.parse(problem.now) + 90 * 60_000)
  return { ...problem, previous, busy: [...(problem.busy ?? []), { id: 'new', start: problem.now, end }] }
}

describe('the checker and the solver, who share no code', () => {
  it('agree on every rule and every cost', () => {
    fc.assert(
      fc.property(small, seeds, (problem, seed) => {
        expect(shapeFaults(planningProblemSchema, problem)).toEqual([])
        expect(validateProblem(problem)).toEqual([])
        const solved = solve(problem, { seed, steps: 60 })
        const { violations, cost } = checkPlan(problem, solved.blocks)
        expect(violations).toEqual([])
        expect(solved.cost.total).toBeCloseTo(cost.total, 3)
        expect(solved.bound.lower).toBeLessThanOrEqual(cost.total + 0.001)
      }),
      { numRuns: 30 },
    )
  })

  it('agree on a plan in force, frozen and movable, constraint by constraint', () => {
    fc.assert(
      fc.property(small, seeds, (problem, seed) => {
        const changed = replanned(problem, seed)
        const plan = makePlan(changed, { seed, steps: 40, repairs: false })
        expect(checkReport(changed, plan).violations).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})

it('an enumeration of every plan finds none below the bound, and the solver comes close to the best', () => {
  fc.assert(
    fc.property(tiny, (problem) => {
      const cheapest = cheapestPlan(problem, 1500)
      if (cheapest === undefined) return
      const solved = solve(problem, { seed: 1, steps: 400 })
      expect(solved.bound.lower).toBeLessThanOrEqual(cheapest + 0.001)
      expect(solved.cost.total).toBeGreaterThanOrEqual(cheapest - 0.001)
      expect(solved.cost.total).toBeLessThanOrEqual(cheapest * 1.02 + 20)
    }),
    { numRuns: 25 },
  )
})

it('reasons add up to what is missing, each with facts and a whole sentence', () => {
  fc.assert(
    fc.property(small, seeds, (problem, seed) => {
      const plan = makePlan(problem, { seed, steps: 40, repairs: false })
      expect(checkReport(problem, plan).violations).toEqual([])
      for (const entry of plan.unplaced) {
        expect(entry.minutes).toBeGreaterThan(0)
        expect(Object.keys(entry.facts).length).toBeGreaterThan(0)
        expect(entry.sentence).not.toMatch(/undefined|NaN|null/)
      }
    }),
    { numRuns: 20 },
  )
})
