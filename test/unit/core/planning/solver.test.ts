import { describe, expect, it } from 'vitest'
import { INTERACTIVE_STEPS, REPLAN_STEPS } from '#core/planning/budgets.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { checkReport } from '#core/planning/check/check-report.ts'
import { compile } from '#core/planning/compile.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import { solve, solveCompiled } from '#core/planning/solve.ts'
import { aProblem, aTask, provenProblem } from '../../../support/planning-builders.ts'
import optima from '../../../bench/problems/optima.json' with { type: 'json' }

const proven: Record<string, { readonly optimum: number }> = optima

describe('solve() against proven optima', () => {
  it.each(['tiny-2', 'tiny-3', 'tiny-6'])('finds the optimum of %s', (name) => {
    const problem = provenProblem(name)
    const { blocks, cost, bound } = solve(problem, { seed: 1, steps: INTERACTIVE_STEPS })
    expect(checkPlan(problem, blocks).violations).toEqual([])
    expect(cost.total).toBeCloseTo(proven[name]!.optimum, 3)
    expect(bound.lower).toBeLessThanOrEqual(proven[name]!.optimum + 0.001)
  })

  it.each(['worker-4', 'dst-1', 'zones-4', 'replan-1', 'stretch-3', 'grid5-2'])(
    'comes within 5 %% of the optimum of %s, never below, with the bound on the other side',
    (name) => {
      const problem = provenProblem(name)
      const { optimum } = proven[name]!
      const { blocks, cost, bound } = solve(problem, { seed: 3, steps: 2 * INTERACTIVE_STEPS })
      const verdict = checkPlan(problem, blocks)
      expect(verdict.violations).toEqual([])
      expect(verdict.cost.total).toBeCloseTo(cost.total, 3)
      expect(cost.total).toBeGreaterThanOrEqual(optimum - 0.001)
      expect(cost.total).toBeLessThanOrEqual(1.05 * optimum)
      expect(bound.lower).toBeLessThanOrEqual(optimum + 0.001)
      expect(bound.gap).toBeCloseTo((cost.total - bound.lower) / cost.total, 9)
    },
  )
})

describe('solve() and moments within a minute', () => {
  const end = '2026-11-23T16:59:59Z'
  const wholeDay = aTask({ minutes: 480, minBlockMinutes: 480, maxBlockMinutes: 480 })

  // A minute counts by its start: the last one before 16:59:59 is that of 16:59.
  it.each([
    ['a due', aProblem({ tasks: [{ ...wholeDay, due: end }] })],
    ['a hard due', aProblem({ tasks: [{ ...wholeDay, due: end, hardDue: true }] })],
    ['the horizon', aProblem({ tasks: [wholeDay], until: end })],
  ])('works until the end of the last minute before %s', (_, problem) => {
    const plan = makePlan(problem, { seed: 1, steps: 100 })
    expect(checkReport(problem, plan).violations).toEqual([])
    expect(plan).toMatchObject({ cost: { total: 0 }, bound: { lower: 0 }, unplaced: [], capacity: [] })
  })

  it('leaves out the minute at which a hard due is over', () => {
    const problem = aProblem({ tasks: [{ ...wholeDay, due: '2026-11-23T16:59:00Z', hardDue: true }] })
    expect(makePlan(problem, { seed: 1, steps: 100 }).blocks).toEqual([])
  })
})

describe('solve() and a task that no plan can hold', () => {
  const year = aTask({ minutes: 525_600, due: '2026-11-27T17:00:00Z' })

  // Rows as long as the task took gigabytes.
  it('makes no rows for what is beyond its free time', () => {
    const [task] = compile(aProblem({ tasks: [year] })).tasks
    expect(task!.remainingSteps).toBe((10 * 480) / 15 + 1)
    expect(task!.remainingSteps + task!.beyondSteps).toBe(525_600 / 15)
  })

  it('counts all of it, and lets nothing start after it', () => {
    const problem = aProblem({ tasks: [year, aTask({ id: 't2', after: ['t1'] })] })
    const solved = solve(problem, { seed: 1, steps: 100 })
    const verdict = checkPlan(problem, solved.blocks)
    expect(verdict.violations).toEqual([])
    expect(solved.cost.total).toBeCloseTo(verdict.cost.total, 3)
    expect(solved.bound.lower).toBeLessThanOrEqual(solved.cost.total)
    expect(solved.blocks.map(({ item }) => item)).not.toContain('t2')
  })
})

it('solve() counts the minutes that a pinned block covers as the checker does', () => {
  const previous = [
    { item: 't1', start: '2026-11-23T09:20:02Z', end: '2026-11-23T10:20:02Z', pinned: true },
    { item: 't1', start: '2026-11-23T09:00:00Z', end: '2026-11-23T10:00:00Z' },
  ]
  const problem = aProblem({ tasks: [aTask()], previous })
  const { blocks, cost } = solve(problem, { seed: 1, steps: 20 })
  expect(cost.byConstraint.moved).toBe(checkPlan(problem, blocks).cost.byConstraint.moved)
})

describe('solve() and its budget', () => {
  it('uses the steps it was given, and ends early once the plan is proven the cheapest', () => {
    const used = solve(provenProblem('okr-1'), { seed: 1, steps: 400 }).steps
    expect(used).toBeGreaterThanOrEqual(400)
    expect(used).toBeLessThan(1000)
    const proof = solve(provenProblem('rebook-4'), { seed: 1, steps: 20_000 })
    expect(proof.bound.gap).toBeLessThan(1e-6)
    expect(proof.steps).toBeLessThan(20_000)
  })

  it('stops when it is told to, with a whole plan', () => {
    let asked = 0
    const problem = provenProblem('worker-3')
    const { blocks, steps } = solve(problem, { seed: 1, steps: 1_000_000, timeGone: () => ++asked / 100 })
    expect(steps).toBeLessThan(20_000)
    expect(checkPlan(problem, blocks).violations).toEqual([])
  })

  it('gives a whole plan even for no steps at all', () => {
    const problem = provenProblem('mixed-3')
    expect(checkPlan(problem, solve(problem, { seed: 1, steps: 0 }).blocks).violations).toEqual([])
  })
})

describe('solve() and what it is given', () => {
  it('plans nothing where nothing is asked for, and nowhere after the end', () => {
    const { tasks: _, habits: __, ...rest } = provenProblem('tiny-2')
    expect(solve(rest, { seed: 1, steps: 50 }).blocks).toEqual([])
    const over = { ...provenProblem('tiny-2'), until: provenProblem('tiny-2').now }
    expect(solve(over, { seed: 1, steps: 50 }).blocks).toEqual([])
  })

  it('leaves the problem and the compiled problem alone', () => {
    const problem = provenProblem('mixed-3')
    const text = JSON.stringify(problem)
    const compiled = compile(problem)
    const first = solveCompiled(compiled, { seed: 2, steps: REPLAN_STEPS })
    expect(solveCompiled(compiled, { seed: 2, steps: REPLAN_STEPS })).toEqual(first)
    expect(JSON.stringify(problem)).toBe(text)
  })

  it('keeps a plan in force that is as cheap as can be', () => {
    const problem = provenProblem('tiny-6')
    const { blocks, cost } = solve(problem, { seed: 1, steps: INTERACTIVE_STEPS })
    const previous = blocks.map(({ item, startMs, endMs }) => ({
      item,
      start: new Date(startMs).toISOString(),
      end: new Date(endMs).toISOString(),
    }))
    const again = solve({ ...problem, previous }, { seed: 7, steps: REPLAN_STEPS })
    expect(again.blocks).toEqual(blocks)
    expect(again.cost.total).toBe(cost.total)
  })
})
