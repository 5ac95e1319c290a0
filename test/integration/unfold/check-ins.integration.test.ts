import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAddCheckIn } from '#app/edit/goals/check-ins.ts'
import { anObjective } from '../../support/goal-builders.ts'
import { at, liveBlocks } from '../plan/support/stock.ts'
import { type World, openWorld } from '../plan/support/world.ts'

const monday = at('2026-11-23T08:00:00+01:00')
let world: World
let keyResultId = ''

beforeAll(async () => {
  world = await openWorld(monday, 'Europe/Berlin')
  const { ids } = world
  keyResultId = ids.next()
  const [cycleId, objectiveId] = [ids.next(), ids.next()]
  await world.ask(async ({ cycles, objectives, keyResults, checkIns }) => {
    const span = { startsOn: '2026-10-01', endsOn: '2026-12-31' }
    await cycles.save({ id: cycleId, title: 'Q4', kind: 'quarter', ...span })
    await objectives.save(
      anObjective({ id: objectiveId, cycleId, title: 'Grow', visibility: 'private', activeSinceMs: null }),
    )
    const common = { id: keyResultId, objectiveId, title: 'Sign-ups', weight: 1, checkInDays: 7 }
    const way = { baseline: 0, target: 100, unit: '%', kpiId: null, counterKeyResultId: null }
    await keyResults.save({ ...common, kind: 'metric', ...way })
    const said = { value: 40, confidence: 6, note: '', atMs: monday - 7 * 86_400_000 }
    await checkIns.add({ id: ids.next(), keyResultId, ...said })
  })
})
afterAll(() => world.close())

const tasks = () => world.ask(({ tasks }) => tasks.list())

it('a check-in that is due finds a quarter of an hour, once, and is done by checking in', async () => {
  expect(await world.unfold()).toMatchObject({ changedTasks: 1 })
  expect(await world.unfold()).toMatchObject({ changedTasks: 0 })
  expect(await tasks()).toMatchObject([{ title: 'Check in: Sign-ups', status: 'open', source: 'check-in' }])
  await world.plan()
  const [block] = await liveBlocks(world)
  expect((block?.endMs ?? 0) - (block?.startMs ?? 0)).toBe(15 * 60_000)

  const clock = { now: () => monday }
  const addCheckIn = createAddCheckIn({ ...world.edits, clock })
  await addCheckIn(world.userId, keyResultId, { value: 55, confidence: 8, note: '' })
  expect(await tasks()).toMatchObject([{ status: 'done', doneAtMs: monday }])
  await world.plan()
  expect(await liveBlocks(world)).toEqual([])
  expect(await world.unfold()).toMatchObject({ changedTasks: 0 })
})
