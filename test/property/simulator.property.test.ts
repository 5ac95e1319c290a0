import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Simulation, simulate } from '../simulator/simulate.ts'
import { openWorld, type World } from '../simulator/world.ts'

const SEED = 1
/** Whole in one zone; in the others a few, for a run must not see the clock on the wall. */
const SEQUENCES = process.env['TZ'] === 'UTC' ? 120 : 3

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('whatever a person, Google and bad luck do: mirror, plan and calendar agree in the end, and nothing is written twice', async () => {
  const found: Simulation = await simulate(world, {
    sequences: SEQUENCES,
    seed: SEED,
    longest: 20,
    repeatEvery: 25,
    isShrunk: false,
  })
  expect(found.failures).toEqual([])
  expect(found.repeatedOtherwise).toEqual([])
  expect(found.writes).toBeGreaterThan(SEQUENCES)
}, 180_000)
