import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Repair } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import { applyRepair } from '../support/apply-repair.ts'
import { weeks } from '../support/generated-problems.ts'
import { problems } from '../support/planning-arbitrary.ts'
import { wrongReasons } from '../support/reason-proof.ts'
import { minutesBeyondReason } from '../support/reason-trial.ts'

const seeds = fc.integer({ min: 0, max: 1000 })
const small = problems({ tasks: 6, habits: 3, days: 5, steps: 12 })

describe('reasons of a plan', () => {
  it('hold when every number is counted again from problem and plan alone', () => {
    fc.assert(
      fc.property(fc.oneof(weeks(), small), seeds, fc.constantFrom(20, 200), (problem, seed, steps) => {
        const plan = makePlan(problem, { seed, steps, repairs: false })
        expect(wrongReasons(problem, plan)).toEqual([])
      }),
      { numRuns: 14 },
    )
  })

  it('are proofs: a search that wants nothing else places no more than they allow', () => {
    fc.assert(
      fc.property(fc.oneof(weeks(), small), seeds, (problem, seed) => {
        const plan = makePlan(problem, { seed, steps: 100, repairs: false })
        const claims = plan.unplaced.filter(({ facts }) => facts['usableMinutes'] !== undefined).slice(0, 3)
        for (const entry of claims) expect(minutesBeyondReason(problem, plan, entry)).toBe(0)
      }),
      { numRuns: 12 },
    )
  })
})

describe('repairs of a plan', () => {
  it('cost what they say when they are made and the rest is planned anew, and less than before', () => {
    fc.assert(
      fc.property(fc.oneof(weeks(), small), seeds, (problem, seed) => {
        const plan = makePlan(problem, { seed, steps: 150 })
        for (const repair of plan.repairs.slice(0, 2)) {
          expect(repair.costAfter).toBeLessThan(plan.cost.total)
          expectCost(problem, repair, seed)
        }
      }),
      { numRuns: 8 },
    )
  })
})

/** A plan of the changed problem, made from nothing: no dearer, up to what the short search leaves, and never below its bound. */
function expectCost(problem: Problem, repair: Repair, seed: number): void {
  const changed = applyRepair(problem, repair)
  expect(validateProblem(changed)).toEqual([])
  const anew = solve(changed, { seed, steps: 1500 })
  expect(checkPlan(changed, anew.blocks).violations).toEqual([])
  expect(anew.bound.lower).toBeLessThanOrEqual(repair.costAfter + 0.001)
  expect(anew.cost.total).toBeLessThanOrEqual(1.1 * repair.costAfter + 100)
}
