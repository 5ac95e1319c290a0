import { describe, expect, it } from 'vitest'
import { checkReport, type Report } from '#core/planning/check/check-report.ts'
import { provenPlan, provenProblem } from '../../../../support/planning-builders.ts'

const PROVEN_PLANS = ['tiny-2', 'tiny-3', 'tiny-6']

describe('checkReport()', () => {
  it.each(PROVEN_PLANS)('agrees with the proven optimum of %s in every number', (name) => {
    const [problem, plan] = [provenProblem(name), provenPlan(name)]
    expect(checkReport(problem, plan)).toEqual({ violations: [], cost: plan.cost })
  })

  const problem = provenProblem('tiny-2')
  const plan = provenPlan('tiny-2')
  const { cost } = plan
  const said = (change: Partial<Report>): string[] =>
    checkReport(problem, { ...plan, ...change }).violations.map(({ rule }) => rule)

  it('finds each number that is not so', () => {
    expect(said({ problem: 'other' })).toEqual(['wrong-problem'])
    expect(said({ cost: { ...cost, total: cost.total + 0.002 } })).toEqual(['reported-cost'])
    expect(said({ cost: { ...cost, total: cost.total + 0.0005 } })).toEqual([])
    expect(said({ cost: { ...cost, byConstraint: { ...cost.byConstraint, delay: 0 } } })).toEqual([
      'reported-cost',
    ])
    expect(said({ bound: { lower: 1700, gap: 0 } })).toEqual(['reported-bound', 'reported-bound'])
    expect(said({ bound: { lower: 1600, gap: 0.5 } })).toEqual(['reported-bound'])
    expect(said({ unplaced: [] })).toEqual(['reported-unplaced'])
    expect(
      said({
        unplaced: [
          { item: 't4', minutes: 15 },
          { item: 't4', minutes: 15 },
        ],
      }),
    ).toEqual([])
    expect(
      said({
        unplaced: [
          { item: 't4', minutes: 30 },
          { item: 't1', minutes: 15 },
        ],
      }),
    ).toEqual(['reported-unplaced'])
  })

  it('lets constraints without cost, the bound and the reasons be absent', () => {
    const byConstraint = { unplaced: 1200, 'missed-due': 300, delay: 76, split: 60 }
    expect(said({ cost: { ...cost, byConstraint }, bound: null, unplaced: null })).toEqual([])
  })
})
