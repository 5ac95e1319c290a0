import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildProblem } from '#app/plan/problem/build-problem.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Task } from '#core/tasks/task.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { aTask } from '../support/work-builders.ts'
import { aPerson, aSnapshot, at } from '../unit/app/plan/support/snapshot.ts'

/** One week of five days with so many open hours; what all objectives ask for together does not fit into it. */
type World = {
  readonly hoursPerDay: number
  readonly demands: readonly {
    readonly hours: number
    readonly priority: number
    readonly least: number | null
  }[]
  readonly seed: number
}

const worlds: fc.Arbitrary<World> = fc.record({
  hoursPerDay: fc.integer({ min: 2, max: 8 }),
  demands: fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 30 }),
      priority: fc.integer({ min: 1, max: 4 }),
      least: fc.constantFrom(null, 30, 60, 120),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  seed: fc.nat(),
})

const floorOf = ({ hours, least }: World['demands'][number]): number => Math.min(hours * 60, least ?? 60)

function snapshotOf({ hoursPerDay, demands }: World) {
  const tasks = demands.map(({ hours, priority }, index): Task =>
    aTask({
      id: `task-${index}`,
      objectiveId: `objective-${index}`,
      keyResultId: `key-result-${index}`,
      minutes: hours * 60,
      priority,
      source: 'effort-plan',
      weekOf: '2026-11-23',
      dueMs: at('2026-11-30T00:00:00+01:00'),
      hardDue: true,
    }),
  )
  const keyResults = demands.map(
    ({ least }, index) =>
      ({
        id: `key-result-${index}`,
        effortPlan: { minMinutesPerWeek: least, days: [] },
      }) as unknown as KeyResult,
  )
  const to = `${String(9 + hoursPerDay).padStart(2, '0')}:00`
  const hours = [{ id: 'work', name: 'work', ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to }] }]
  const person = aPerson('Europe/Berlin', { horizonWeeks: 1 })
  return aSnapshot('2026-11-23T07:00:00+01:00', { person, hours, tasks, keyResults })
}

test('no objective whose floor is feasible starves, whatever the others ask for', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const floors = world.demands.map(floorOf)
      // Blocks of 30 minutes fit into whole hours without waste, so the sum tells whether all floors are feasible.
      fc.pre(floors.reduce((sum, floor) => sum + floor, 0) <= world.hoursPerDay * 5 * 60)
      const { problem } = buildProblem(snapshotOf(world), () => [], 'p')
      const plan = makePlan(problem, { seed: world.seed, steps: 800 })
      for (const [index, floor] of floors.entries()) {
        const minutes = plan.blocks
          .filter(({ item }) => wholeOf(item) === `task-${index}`)
          .reduce((sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 60_000, 0)
        expect(minutes, `minutes of task-${index}`).toBeGreaterThanOrEqual(floor)
      }
    }),
    { numRuns: 20 },
  )
})
