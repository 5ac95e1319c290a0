import { describe, expect, it } from 'vitest'
import { planTaskInPlace } from '#core/planning/bound/alone-plan.ts'
import { crossesMidnight } from '#core/planning/bound/day-prices.ts'
import { startPrices } from '#core/planning/bound/prices.ts'
import { compile } from '#core/planning/compile.ts'
import { findPiecesInPlace, placeTaskInPlace } from '#core/planning/moves/place-task.ts'
import { clearItemInPlace } from '#core/planning/moves/undo-log.ts'
import { workspace } from '#core/planning/moves/workspace.ts'
import { seeded } from '#core/prng.ts'
import { generate } from '../../../../bench/generate.ts'

describe('planTaskInPlace()', () => {
  it.each(['worker', 'okr', 'stretch', 'mixed', 'dst', 'grid5', 'tiny'])(
    'finds what an insertion into an empty plan does, at any prices: %s',
    (family) => {
      const problem = compile(generate(family, 5))
      const prices = startPrices(problem)
      const space = workspace(problem)
      const random = seeded(3)
      const sums = new Float64Array(problem.grid.count + 1)
      for (const level of [0, 50, 600]) {
        for (let step = 0; step < problem.grid.count; step++) sums[step + 1] = sums[step]! + level * random()
        prices.guide.prices = sums
        prices.rows.prices = sums
        for (const task of problem.tasks.filter((one) => one.predecessors.length === 0)) {
          if (task.remainingSteps === 0) continue
          space.ignoresDays = crossesMidnight(problem, task)
          const inserted = findPiecesInPlace(prices.state, space, task, prices.guide, 0)
          const alone = planTaskInPlace(prices.rows, prices.alone[task.item]!, prices.domains[task.item]!)
          expect(alone).toBeCloseTo(inserted, 6)
        }
      }
    },
  )

  // Where the work of each day is limited, pieces on days after the due once counted as if they met it.
  it.each(['okr', 'stretch', 'stretch-week', 'mixed-week'])(
    'expects what its pieces then cost: %s',
    (family) => {
      const problem = compile(generate(family, 1))
      const { state, guide } = startPrices(problem)
      const space = workspace(problem)
      for (const task of problem.tasks) {
        if (task.predecessors.length > 0 || task.pinnedCount > 0 || task.remainingSteps === 0) continue
        const expected = findPiecesInPlace(state, space, task, guide, 0)
        placeTaskInPlace(state, space, task, guide)
        const found = state.itemCost[task.item]! - task.constantCost
        clearItemInPlace(state, task.item)
        expect(found).toBeCloseTo(expected, 6)
      }
    },
  )

  it('leaves out what waits for a task that never fits', () => {
    const problem = generate('tiny', 1)
    const [first, second, ...rest] = problem.tasks!
    const big = { ...first!, minutes: 40 * 60, after: [] }
    const tasks = [big, { ...second!, after: [big.id] }, ...rest.map((task) => ({ ...task, after: [] }))]
    const prices = startPrices(compile({ ...problem, tasks }))
    planTaskInPlace(prices.rows, prices.alone[1]!, prices.domains[1]!)
    expect(prices.alone[1]!.starts).toHaveLength(0)
    expect(prices.rows.foundCount).toBe(0)
  })
})
