import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { explainItem } from '#core/planning/explain/explain-item.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Plan, PlannedBlock } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { problems } from '../support/planning-arbitrary.ts'

const seeds = fc.integer({ min: 0, max: 1000 })
const small = problems({ tasks: 6, habits: 3, days: 5, steps: 12 })

type Place = Pick<PlannedBlock, 'item' | 'start' | 'end' | 'pinned'>

const judged = (problem: Problem, blocks: readonly Place[]) =>
  checkPlan(
    problem,
    blocks.map(({ item, start, end, pinned }) => ({
      item,
      startMs: Date.parse(start),
      endMs: Date.parse(end),
      pinned,
    })),
  )

const explained = (problem: Problem, plan: Plan) =>
  [...new Set(plan.blocks.map(({ item }) => item))].flatMap((item) => {
    const blocks = explainItem(problem, plan, item)?.blocks ?? []
    return blocks.map((block) => ({ item, block }))
  })

/** The plan with one block at another place and all others where they are. */
const placedAt = (plan: Plan, from: Place, to: { readonly start: string; readonly end: string }): Place[] =>
  plan.blocks.map((block) =>
    block.item === from.item && block.start === from.start && block.end === from.end && !block.pinned
      ? { ...block, start: to.start, end: to.end }
      : block,
  )

describe('alternatives of a block', () => {
  it('cost exactly what the checker counts more with nothing else moved, and break no rule', () => {
    fc.assert(
      fc.property(small, seeds, (problem, seed) => {
        const plan = makePlan(problem, { seed, steps: 60, repairs: false })
        const now = judged(problem, plan.blocks).cost.total
        for (const { item, block } of explained(problem, plan)) {
          expect(block.alternatives.length).toBeLessThanOrEqual(3)
          for (const other of block.alternatives) {
            const { cost, violations } = judged(problem, placedAt(plan, { item, ...block }, other))
            expect(violations).toEqual([])
            expect(cost.total - now).toBeCloseTo(other.extraCost, 2)
            const parts = Object.values(other.extraByConstraint).reduce((sum, points) => sum + points, 0)
            expect(parts).toBeCloseTo(other.extraCost, 2)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('are the cheapest places: no other start of the same length is legal, elsewhere, and cheaper', () => {
    fc.assert(
      fc.property(small, seeds, (problem, seed) => {
        const plan = makePlan(problem, { seed, steps: 60, repairs: false })
        expect(cheaperPlaces(problem, plan)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  it('and all other sentences hold no ids of titled things', () => {
    const uuid = '01a20047-dc1b-7000-97cb-11e93bee51ae'
    fc.assert(
      fc.property(small, seeds, (problem, seed) => {
        const titled = named(problem, uuid)
        const plan = makePlan(titled, { seed, steps: 60 })
        const sentences = [
          ...plan.blocks.flatMap(({ why }) => why ?? []),
          ...plan.unplaced,
          ...plan.repairs,
          ...explained(titled, plan).flatMap(({ block }) => block.alternatives),
        ].map(({ sentence }) => sentence)
        for (const sentence of sentences) expect(sentence).not.toContain(uuid)
      }),
      { numRuns: 15 },
    )
  })
})

/** Legal places of the first movable block that would be cheaper than the best one that it is offered. */
function cheaperPlaces(problem: Problem, plan: Plan) {
  const first = explained(problem, plan).find(({ block }) => !block.pinned)
  if (first === undefined) return []
  const { item, block } = first
  const best = block.alternatives[0]?.extraCost ?? Number.POSITIVE_INFINITY
  const now = judged(problem, plan.blocks).cost.total
  return placesOf(problem, block).filter((place) => {
    const { cost, violations } = judged(problem, placedAt(plan, { item, ...block }, place))
    return violations.length === 0 && !(cost.total - now >= best - 0.01)
  })
}

function placesOf(problem: Problem, block: { readonly start: string; readonly end: string }) {
  const stepMs = problem.gridMinutes * 60_000
  const length = Date.parse(block.end) - Date.parse(block.start)
  const [from, until] = [
    Math.ceil(Date.parse(problem.now) / stepMs) * stepMs,
    Date.parse(problem.until) - length,
  ]
  const starts = Array.from(
    { length: Math.max(0, Math.floor((until - from) / stepMs) + 1) },
    (_, step) => from + step * stepMs,
  )
  return starts
    .filter((ms) => ms !== Date.parse(block.start))
    .map((ms) => ({ start: new Date(ms).toISOString(), end: new Date(ms + length).toISOString() }))
}

const title = (index: number): string => ['Report', 'Read papers', '  '][index % 3] ?? ''

/** The same problem with ids as the product has them; all items share two titles, and some have none worth the name. */
function named(problem: Problem, uuid: string): Problem {
  const idOf = (id: string): string => `${uuid}-${id}`
  return {
    ...problem,
    tasks: (problem.tasks ?? []).map((task, index) => ({
      ...task,
      id: idOf(task.id),
      title: title(index),
      after: (task.after ?? []).map(idOf),
    })),
    habits: (problem.habits ?? []).map((habit, index) => ({
      ...habit,
      id: idOf(habit.id),
      title: title(index),
    })),
    previous: (problem.previous ?? []).map((block) => ({ ...block, item: idOf(block.item) })),
  }
}
