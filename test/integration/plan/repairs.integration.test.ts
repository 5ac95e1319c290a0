import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUndoPlan } from '#app/edit/plans/undo-plan.ts'
import { createApplyRepair } from '#app/edit/repairs/apply-repair.ts'
import { createUndoRepair } from '#app/edit/repairs/undo-repair.ts'
import { createReadTasks } from '#app/read/work/read-tasks.ts'
import { createReadWeek } from '#app/read/week/read-week.ts'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import type { Change } from '#core/planning/explain/repairs/change.ts'
import { aBlock } from '../../support/work-builders.ts'
import { addHabit, addTask, at, liveBlocks, spansOf } from './support/stock.ts'
import { type World, openWorld } from './support/world.ts'

const monday = at('2026-11-23T09:00:00+01:00')
const tuesday = at('2026-11-24T17:00:00+01:00')

const useWorld = (settings: Parameters<typeof openWorld>[2] = {}): (() => World) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(monday, 'Europe/Berlin', settings)
  })
  afterAll(() => world.close())
  return () => world
}

/** A run of the planner's step, which also says that it is done. */
const plan = async (world: World) => {
  const wake = await world.ask(({ wakes }) => wakes.find('plan'))
  const result = await world.plan()
  await world.ask(({ wakes }) => wakes.finish('plan', '', wake?.requested ?? 0))
  return result
}

const inForce = async (world: World): Promise<PlanVersionView> => {
  const week = await createReadWeek({ ...world.edits, expand: world.planning.expand })(world.userId)
  if (week.version === null) throw new Error('no plan is in force')
  return week.version
}
const apply = (world: World, versionId: string, repairId: string) =>
  createApplyRepair(world.planning)(world.userId, { versionId, repairId })
const undo = (world: World, id: string) => createUndoRepair(world.edits)(world.userId, id)
const taskOf = (world: World, id: string) => world.ask(({ tasks }) => tasks.find(id))
const changesOf = ({ change }: PlanVersionView['repairs'][number]) => [change].flat() as Change[]
const repairOf = (version: PlanVersionView, op: Change['op']) => {
  const repair = version.repairs.find((one) => changesOf(one).some((change) => change.op === op))
  if (repair === undefined)
    throw new Error(`no repair "${op}" among ${version.repairs.map(({ sentence }) => sentence).join('; ')}`)
  return repair
}

describe('a repair', () => {
  const world = useWorld()
  let draft: string
  let advised: PlanVersionView
  let before: string[]
  let applied: string

  it('changes what the person keeps, and the next plan finds the room', async () => {
    draft = (await addTask(world(), { title: 'Draft', minutes: 1200, dueMs: tuesday, hardDue: true })).id
    await plan(world())
    advised = await inForce(world())
    before = spansOf(await liveBlocks(world()))
    expect(advised.unplaced.map(({ title }) => title)).toEqual(['Draft'])
    const repair = repairOf(advised, 'extend-due')
    const done = await apply(world(), advised.id, repair.id)
    applied = done.id
    expect(done).toMatchObject({ planVersionId: advised.id, undoneAt: null })
    expect(done.sentence).toMatch(/^Moving the due of .*Draft.* to /)
    expect((await taskOf(world(), draft))?.dueMs).toBeGreaterThan(tuesday)
    await plan(world())
    const after = await inForce(world())
    expect(after.unplaced).toEqual([])
    expect(after.number).toBe(advised.number + 1)
  })

  it('belongs to the plan that advised it', async () => {
    await expect(apply(world(), advised.id, '1')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'plan-changed',
    })
    const { id } = await inForce(world())
    await expect(apply(world(), id, '7')).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('is taken back with its plan, and planning again leaves it so', async () => {
    const week = await createReadWeek({ ...world().edits, expand: world().planning.expand })(world().userId)
    expect(week.repaired?.id).toBe(applied)
    expect(await undo(world(), applied)).toMatchObject({ undoneAt: expect.any(String) })
    expect(await taskOf(world(), draft)).toMatchObject({ dueMs: tuesday, hardDue: true })
    expect(spansOf(await liveBlocks(world()))).toEqual(before)
    expect(await plan(world())).toEqual({ kind: 'unchanged' })
    await expect(undo(world(), applied)).rejects.toMatchObject({ code: 'already-undone' })
  })

  it('is taken back by the undo of the plan that followed from it, too', async () => {
    const version = await inForce(world())
    await apply(world(), version.id, repairOf(version, 'extend-due').id)
    await plan(world())
    await createUndoPlan(world().edits)(world().userId)
    expect((await taskOf(world(), draft))?.dueMs).toBe(tuesday)
    expect(spansOf(await liveBlocks(world()))).toEqual(before)
    expect(await plan(world())).toEqual({ kind: 'unchanged' })
  })

  it('is not taken back over what was changed since', async () => {
    const version = await inForce(world())
    const { id } = await apply(world(), version.id, repairOf(version, 'extend-due').id)
    await world().ask(async ({ tasks, wakes }) => {
      const task = await tasks.find(draft)
      if (task !== null) await tasks.save({ ...task, dueMs: tuesday + 10 * 86_400_000 })
      await wakes.request('plan')
    })
    await expect(undo(world(), id)).rejects.toMatchObject({ code: 'changed-since' })
    expect((await taskOf(world(), draft))?.dueMs).toBe(tuesday + 10 * 86_400_000)
  })

  it('waits until a change is planned', async () => {
    const { id } = await inForce(world())
    await world().ask(({ wakes }) => wakes.request('plan'))
    await expect(apply(world(), id, '1')).rejects.toMatchObject({ code: 'plan-pending' })
  })
})

describe('what a repair changes', () => {
  const world = useWorld({ maxTaskMinutesPerDay: 120, horizonWeeks: 1 })

  it('may be a setting of the person', async () => {
    await addTask(world(), { title: 'Thesis', minutes: 1800 })
    await plan(world())
    const version = await inForce(world())
    const { id } = await apply(world(), version.id, repairOf(version, 'raise-day-limit').id)
    const limit = async () =>
      world().ask(async ({ person }) => (await person.get()).settings.maxTaskMinutesPerDay)
    expect(await limit()).toBeGreaterThan(120)
    await plan(world())
    expect((await inForce(world())).unplaced).toEqual([])
    await undo(world(), id)
    expect(await limit()).toBe(120)
  })
})

describe('a pair of changes', () => {
  const world = useWorld({ maxTaskMinutesPerDay: 120 })

  it('is made together, and taken back together', async () => {
    const { id: task } = await addTask(world(), {
      title: 'Talk',
      minutes: 960,
      dueMs: tuesday,
      hardDue: true,
    })
    await plan(world())
    await world().ask(async ({ planVersions }) => {
      const version = (await planVersions.latestApplied())!
      const to = new Date(tuesday + 3 * 86_400_000).toISOString()
      const change = [
        { op: 'extend-due', item: task, to },
        { op: 'raise-day-limit', maxTaskMinutesPerDay: 240 },
      ]
      const repairs = [{ change, costAfter: 0, sentence: 'Both.' }]
      const blocks = await planVersions.blocksOf(version.id)
      const number = await planVersions.nextNumber()
      await planVersions.add(
        { ...version, id: world().ids.next(), number, plan: { ...version.plan, repairs } },
        blocks,
      )
    })
    const { id } = await apply(world(), (await inForce(world())).id, '1')
    const state = async () => ({
      due: (await taskOf(world(), task))?.dueMs,
      limit: await world().ask(async ({ person }) => (await person.get()).settings.maxTaskMinutesPerDay),
    })
    expect(await state()).toEqual({ due: tuesday + 3 * 86_400_000, limit: 240 })
    await plan(world())
    await undo(world(), id)
    expect(await state()).toEqual({ due: tuesday, limit: 120 })
  })

  it('is refused when the planner finds that it does not help', async () => {
    await plan(world())
    const { id: version } = await inForce(world())
    await world().ask(async ({ planVersions }) => {
      const old = (await planVersions.find(version))!
      const change = { op: 'raise-stretch', maxStretchMinutes: 600 }
      const repairs = [{ change, costAfter: 0, sentence: 'Of no use.' }]
      const number = await planVersions.nextNumber()
      const id = world().ids.next()
      const blocks = await planVersions.blocksOf(version)
      await planVersions.add({ ...old, id, number, plan: { ...old.plan, repairs } }, blocks)
    })
    const useless = apply(world(), (await inForce(world())).id, '1')
    await expect(useless).rejects.toMatchObject({ code: 'repair-no-help' })
  })
})

describe('work that is planned but late', () => {
  const world = useWorld()
  const readLate = async () =>
    (await createReadWeek({ ...world().edits, expand: world().planning.expand })(world().userId)).late

  it('is told, and advice brings it in on time', async () => {
    const first = { title: 'Tax', minutes: 960, priority: 1, dueMs: tuesday } as const
    await addTask(world(), first)
    const { id } = await addTask(world(), { title: 'Slides', minutes: 90, dueMs: tuesday })
    await plan(world())
    const advised = await inForce(world())
    expect(advised.unplaced).toEqual([])
    const [late, ...others] = await readLate()
    expect(others).toEqual([])
    expect(late).toMatchObject({ itemId: id, title: 'Slides', minutes: 90 })
    const { readTask } = createReadTasks(world().edits)
    expect((await readTask(world().userId, id)).lateEnd).toBe(late?.end)
    await apply(world(), advised.id, repairOf(advised, 'use-hours').id)
    await plan(world())
    expect(await readLate()).toEqual([])
    expect((await readTask(world().userId, id)).lateEnd).toBeNull()
  })
})

describe('a habit without room', () => {
  const world = useWorld({ horizonWeeks: 1 })

  it('gets a wider window, and its old one back', async () => {
    const habit = await addHabit(world(), {
      title: 'Stretch',
      days: [1, 2],
      timesPerWeek: 2,
      windowFrom: '12:00',
      windowTo: '12:30',
    })
    await addTask(world(), { title: 'Exam', minutes: 60, minBlockMinutes: 60, priority: 1 })
    const exam = await world().ask(async ({ tasks }) => (await tasks.list())[0]!)
    const startMs = at('2026-11-24T11:30:00+01:00')
    await world().ask(({ blocks }) =>
      blocks.save(
        aBlock({
          id: world().ids.next(),
          itemId: exam.id,
          startMs,
          endMs: startMs + 3_600_000,
          state: 'pinned',
        }),
      ),
    )
    await plan(world())
    const version = await inForce(world())
    const { id } = await apply(world(), version.id, repairOf(version, 'widen-window').id)
    const windowOf = async () => (await world().ask(({ habits }) => habits.find(habit.id)))?.windowFrom
    expect(await windowOf()).toBe('11:00')
    await plan(world())
    expect((await inForce(world())).unplaced).toEqual([])
    await undo(world(), id)
    expect(await windowOf()).toBe('12:00')
  })
})
