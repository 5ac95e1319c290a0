import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { shapeFaults } from '#contracts/planning/faults.ts'
import { planningProblemSchema } from '#contracts/planning/problem.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { checkReport } from '#core/planning/check/check-report.ts'
import { instantText } from '#core/planning/check/instant.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import { solve } from '#core/planning/solve.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import { cheapestPlan } from '../support/cheapest-plan.ts'
import { problems } from '../support/planning-arbitrary.ts'

const small = problems({ tasks: 6, habits: 2, days: 5, steps: 12 })
const tiny = problems({ tasks: 2, habits: 1, days: 1, steps: 3 })

describe('the checker and the solver, who share no code', () => {
  test.prop([small, fc.integer({ min: 0, max: 1000 })], { numRuns: 60 })(
    'agree on every rule and every cost',
    (problem, seed) => {
      expect(shapeFaults(planningProblemSchema, problem)).toEqual([])
      expect(validateProblem(problem)).toEqual([])
      const solved = solve(problem, { seed, steps: 60 })
      const { violations, cost } = checkPlan(problem, solved.blocks)
      expect(violations).toEqual([])
      for (const [constraint, points] of Object.entries(cost.byConstraint)) {
        expect([constraint, solved.cost.byConstraint[constraint as 'late'] ?? 0]).toEqual([
          constraint,
          expect.closeTo(points, 3),
        ])
      }
      expect(solved.bound.lower).toBeLessThanOrEqual(cost.total + 0.001)
    },
  )

  test.prop([small, fc.integer({ min: 0, max: 1000 })], { numRuns: 30 })(
    'agree on a plan in force, frozen and movable',
    (problem, seed) => {
      const first = solve(problem, { seed, steps: 20 })
      const previous = first.blocks.map(({ item, startMs, endMs }, index) => ({
        item,
        start: instantText(startMs),
        end: instantText(endMs),
        pinned: index % 5 === 4,
      }))
      const busy = [
        ...(problem.busy ?? []),
        { id: 'new', start: problem.now, end: instantText(Date.parse(problem.now) + 5_400_000) },
      ]
      const changed = { ...problem, previous, busy }
      const plan = makePlan(changed, { seed, steps: 40, repairs: false })
      expect(checkReport(changed, plan).violations).toEqual([])
    },
  )
})

describe('an enumeration of every plan of two or three items', () => {
  test.prop([tiny], { numRuns: 40 })(
    'finds none cheaper than the bound, and none that the solver misses',
    (problem) => {
      const cheapest = cheapestPlan(problem, 1500)
      if (cheapest === undefined) return
      const solved = solve(problem, { seed: 1, steps: 400 })
      expect(solved.bound.lower).toBeLessThanOrEqual(cheapest + 0.001)
      expect(solved.cost.total).toBeGreaterThanOrEqual(cheapest - 0.001)
      expect(solved.cost.total).toBeLessThanOrEqual(cheapest + 0.001)
    },
  )
})

describe('reasons', () => {
  test.prop([small, fc.integer({ min: 0, max: 1000 })], { numRuns: 40 })(
    'add up to what is missing, with facts',
    (problem, seed) => {
      const plan = makePlan(problem, { seed, steps: 40, repairs: false })
      expect(checkReport(problem, plan).violations).toEqual([])
      for (const entry of plan.unplaced) {
        expect(entry.minutes).toBeGreaterThan(0)
        expect(Object.keys(entry.facts).length).toBeGreaterThan(0)
        expect(entry.sentence).not.toMatch(/undefined|NaN|null/)
      }
    },
  )
})
