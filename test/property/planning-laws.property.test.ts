import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { checkReport } from '#core/planning/check/check-report.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { type Solution, solve } from '#core/planning/solve.ts'
import { validateProblem } from '#core/planning/validate/validate-problem.ts'
import { verifyState } from '#core/planning/verify-state.ts'
import { seeded } from '#core/prng.ts'
import { dropped } from '../support/apply-repair.ts'
import { QUICK_FAMILIES, weeks } from '../support/generated-problems.ts'
import { generate } from '../bench/generate.ts'

const seeds = fc.integer({ min: 0, max: 1000 })
const STEPS = 120
const EXACT = 0.001

const planned = (problem: Problem, seed: number): Solution => solve(problem, { seed, steps: STEPS })

/** How far the plan of one search lies below what the other proved to be the least; more than 0 is a lie. */
const contradiction = (one: Solution, other: Solution): number =>
  Math.max(one.bound.lower - other.cost.total, other.bound.lower - one.cost.total)

const places = ({ blocks }: Solution): string[] =>
  blocks.map(({ item, startMs, endMs }) => `${item} ${startMs} ${endMs}`)

describe('a plan of any family', () => {
  it.each(QUICK_FAMILIES)(
    '%s: is valid, breaks no rule, says what the checker counts, twice alike',
    (family) => {
      fc.assert(
        fc.property(weeks([family]), seeds, (problem, seed) => {
          expect(validateProblem(problem)).toEqual([])
          const make = () => makePlan(problem, { seed, steps: STEPS, repairs: false })
          const plan = make()
          expect(checkReport(problem, plan).violations).toEqual([])
          expect(plan.bound.lower).toBeLessThanOrEqual(plan.cost.total + EXACT)
          expect(JSON.stringify(make())).toBe(JSON.stringify(plan))
        }),
        { numRuns: 2 },
      )
    },
  )

  it('keeps incremental sums that agree with a count from scratch after every move', () => {
    fc.assert(
      fc.property(weeks(), seeds, (problem, seed) => {
        const { cost, blocks } = solve(problem, { seed, steps: 25, afterMove: verifyState })
        expect(checkPlan(problem, blocks).cost.total).toBeCloseTo(cost.total, 3)
      }),
      { numRuns: 5 },
    )
  })
})

describe('the law of', () => {
  it('more time: a meeting less leaves every plan as good as it was, and no bound above it', () => {
    fc.assert(
      fc.property(weeks(), seeds, (problem, seed) => {
        const busy = problem.busy ?? []
        const freer = { ...problem, busy: busy.filter((_, index) => index !== seed % busy.length) }
        const before = planned(problem, seed)
        const old = checkPlan(freer, before.blocks)
        expect(old.violations).toEqual([])
        expect(old.cost.total).toBeCloseTo(before.cost.total, 3)
        expect(planned(freer, seed).bound.lower).toBeLessThanOrEqual(before.cost.total + EXACT)
      }),
      { numRuns: 10 },
    )
  })

  it('less work: without an item its time is free, and the rest can stay', () => {
    fc.assert(
      fc.property(weeks(), seeds, (problem, seed) => {
        const items = [...(problem.tasks ?? []), ...(problem.habits ?? [])]
        const { id } = items[seed % items.length]!
        const before = planned(problem, seed)
        const rest = dropped(problem, id)
        const left = checkPlan(
          rest,
          before.blocks.filter(({ item }) => item !== id),
        )
        expect(left.violations).toEqual([])
        expect(left.cost.total).toBeLessThanOrEqual(before.cost.total + EXACT)
        expect(planned(rest, seed).bound.lower).toBeLessThanOrEqual(left.cost.total + EXACT)
      }),
      { numRuns: 10 },
    )
  })

  it('order: permuting the lists of a problem changes the cost by no more than the reported gap', () => {
    fc.assert(
      fc.property(weeks(), seeds, (problem, seed) => {
        const other = planned(permuted(problem, seed), seed)
        expect(checkPlan(problem, other.blocks).violations).toEqual([])
        expect(checkPlan(problem, other.blocks).cost.total).toBeCloseTo(other.cost.total, 3)
        expect(contradiction(planned(problem, seed), other)).toBeLessThanOrEqual(EXACT)
      }),
      { numRuns: 8 },
    )
  })

  it('seeds: whatever the seed, no plan is cheaper than what another seed proved', () => {
    fc.assert(
      fc.property(weeks(), seeds, seeds, (problem, one, other) => {
        expect(contradiction(planned(problem, one), planned(problem, other))).toBeLessThanOrEqual(EXACT)
      }),
      { numRuns: 8 },
    )
  })

  it('a plan in force: what is pinned stays to the minute, and staying is free', () => {
    fc.assert(
      fc.property(weeks(), seeds, (problem, seed) => {
        const first = planned(problem, seed)
        const previous = first.blocks.map(({ item, startMs, endMs }) => ({
          item,
          start: new Date(startMs).toISOString(),
          end: new Date(endMs).toISOString(),
        }))
        const again = {
          ...problem,
          freezeMinutes: 0,
          previous: previous.map((block) => ({ ...block, pinned: true })),
        }
        expect(places(planned(again, seed))).toEqual(expect.arrayContaining(places(first)))
        const stay = checkPlan(
          { ...problem, freezeMinutes: 0, previous },
          first.blocks.map((block) => ({ ...block, pinned: false })),
        )
        expect(stay.cost.byConstraint.moved ?? 0).toBe(0)
      }),
      { numRuns: 6 },
    )
  })
})

/** The same problem with tasks, habits, busy times and blocks in force in another order. */
function permuted(problem: Problem, seed: number): Problem {
  const random = seeded(seed)
  const shuffle = <T>(list: readonly T[] | null | undefined): T[] =>
    (list ?? [])
      .map((value) => ({ value, rank: random() }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ value }) => value)
  return {
    ...problem,
    tasks: shuffle(problem.tasks),
    habits: shuffle(problem.habits),
    busy: shuffle(problem.busy),
    previous: shuffle(problem.previous),
  }
}

/** Cases that once failed. */
describe('kept cases', () => {
  it.each([
    ['stretch-week', 2, 60],
    ['mixed-week', 2, 400],
  ])('%s %i', (family, seed, steps) => {
    const problem = generate(family, seed)
    expect(checkPlan(problem, solve(problem, { seed, steps }).blocks).violations).toEqual([])
  })
})
