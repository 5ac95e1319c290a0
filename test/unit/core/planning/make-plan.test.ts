import { describe, expect, it } from 'vitest'
import { shapeFaults } from '#contracts/planning/faults.ts'
import { planSchema } from '#contracts/planning/plan.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { checkReport } from '#core/planning/check/check-report.ts'
import { applyChange } from '#core/planning/explain/repairs/apply-change.ts'
import type { Change } from '#core/planning/explain/repairs/change.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import {
  aHabit,
  aProblem,
  aTask,
  instantOf,
  OPTIMA,
  PROVEN,
  provenProblem,
} from '../../../support/planning-builders.ts'

describe('makePlan()', () => {
  it.each(PROVEN)(
    'says of %s nothing that the checker does not count, and beats no proven optimum',
    (name) => {
      const problem = provenProblem(name)
      const plan = makePlan(problem, { seed: 7, steps: 200, repairs: false })
      expect(checkReport(problem, plan).violations).toEqual([])
      expect(shapeFaults(planSchema, plan)).toEqual([])
      const optimum = OPTIMA[name]?.optimum ?? 0
      expect(plan.cost.total).toBeGreaterThanOrEqual(optimum - 0.001)
      expect(plan.bound.lower).toBeLessThanOrEqual(optimum + 0.001)
    },
  )

  it('gives the same text for the same seed and steps, and leaves the problem as it was', () => {
    const problem = provenProblem('mixed-3')
    const before = JSON.stringify(problem)
    const [first, second] = [1, 2].map(() => JSON.stringify(makePlan(problem, { seed: 3, steps: 150 })))
    expect(first).toBe(second)
    expect(JSON.stringify(problem)).toBe(before)
  })

  it('plans nothing at all', () => {
    const plan = makePlan(aProblem(), { seed: 1, steps: 10 })
    expect(plan).toMatchObject({ blocks: [], unplaced: [], capacity: [], repairs: [], cost: { total: 0 } })
  })

  it('keeps pinned and frozen blocks, and calls both pinned', () => {
    const previous = [
      { item: 't1', start: instantOf('23T03:00'), end: instantOf('23T03:30') },
      { item: 't1', start: '2026-11-25T02:07:30Z', end: '2026-11-25T02:17:30Z', pinned: true },
    ]
    const problem = aProblem({ tasks: [aTask({ minutes: 90 })], freezeMinutes: 240, previous })
    const plan = makePlan(problem, { seed: 1, steps: 50 })
    expect(plan.blocks.filter((block) => block.pinned).map(({ start }) => start)).toEqual(
      previous.map(({ start }) => start),
    )
    expect(checkReport(problem, plan).violations).toEqual([])
  })
})

describe('repairs', () => {
  const tight = aProblem({
    until: '2026-11-25T00:00:00Z',
    tasks: [
      aTask({ id: 'a', minutes: 480, maxBlockMinutes: 480, priority: 1 }),
      aTask({ id: 'b', minutes: 240, hardDue: true, due: instantOf('23T17:00'), priority: 1 }),
      aTask({ id: 'c', minutes: 240, maxBlockMinutes: 240 }),
    ],
    habits: [aHabit({ timesPerWeek: 3 })],
  })
  const plan = makePlan(tight, { seed: 1, steps: 300 })
  const changesOf = (repair: (typeof plan.repairs)[number]): Change[] =>
    (Array.isArray(repair.change) ? repair.change : [repair.change]) as Change[]

  it('are found where something is left out, each better than doing nothing', () => {
    expect(plan.unplaced.length).toBeGreaterThan(0)
    expect(plan.repairs.length).toBeGreaterThan(0)
    const costs = plan.repairs.map(({ costAfter }) => costAfter)
    for (const cost of costs) expect(cost).toBeLessThan(plan.cost.total)
  })

  it('lead to a valid problem with a plan at least as good as promised', () => {
    for (const repair of plan.repairs) {
      let changed = tight
      for (const change of changesOf(repair)) changed = applyChange(changed, change)
      expect(validateProblem(changed)).toEqual([])
      const after = makePlan(changed, { seed: 1, steps: 300, repairs: false })
      expect(checkPlan(changed, []).violations).toEqual([])
      expect(after.cost.total).toBeLessThanOrEqual(repair.costAfter + 1000)
      expect(repair.sentence).toContain('the plan then costs')
    }
  })

  it('are not looked for when told so, or when time is up', () => {
    expect(makePlan(tight, { seed: 1, steps: 50, repairs: false }).repairs).toEqual([])
    expect(makePlan(tight, { seed: 1, steps: 50, shouldStopRepairs: () => true }).repairs).toEqual([])
  })
})

describe('applyChange()', () => {
  const problem = aProblem({
    tasks: [aTask(), aTask({ id: 't2', after: ['t1'] })],
    habits: [aHabit()],
    previous: [{ item: 't1', start: instantOf('24T09:00'), end: instantOf('24T10:00'), pinned: true }],
  })
  const before = JSON.stringify(problem)

  it.each<Change>([
    { op: 'extend-due', item: 't1', to: instantOf('25T17:00') },
    { op: 'soften-due', item: 't1' },
    { op: 'allow-splitting', item: 't1', minBlockMinutes: 15 },
    { op: 'raise-task-limit', item: 't1', maxMinutesPerDay: 90 },
    { op: 'raise-day-limit', maxTaskMinutesPerDay: 400 },
    { op: 'raise-stretch', maxStretchMinutes: 240 },
    { op: 'use-hours', item: 'h1', hours: 'work' },
    { op: 'extend-hours', hours: 'work', minutes: 600 },
    { op: 'reduce-minutes', item: 't1', minutes: 30 },
    { op: 'lower-times', item: 'h1', timesPerWeek: 1 },
    { op: 'shorten-habit', item: 'h1', minMinutes: 15 },
    { op: 'widen-window', item: 'h1', from: '08:00', to: '18:00' },
    { op: 'drop-order', item: 't2', after: 't1' },
    { op: 'drop-item', item: 't1' },
  ])('$op gives another valid problem and keeps the old one', (change) => {
    const changed = applyChange(problem, change)
    expect(validateProblem(changed)).toEqual([])
    expect(changed).not.toEqual(problem)
    expect(JSON.stringify(problem)).toBe(before)
  })
})
