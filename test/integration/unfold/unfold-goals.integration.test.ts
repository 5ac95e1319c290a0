import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReadCapacity } from '#app/read/week/read-capacity.ts'
import { anObjective } from '../../support/goal-builders.ts'
import { addTask, at, liveBlocks } from '../plan/support/stock.ts'
import { type World, openWorld } from '../plan/support/world.ts'

const monday = at('2026-11-23T08:00:00+01:00')

describe('unfoldGoals()', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(monday, 'Europe/Berlin')
    const { ids } = world
    const cycle = {
      id: ids.next(),
      title: 'Q4',
      kind: 'quarter',
      startsOn: '2026-10-01',
      endsOn: '2026-12-31',
    }
    const objective = anObjective({
      id: ids.next(),
      cycleId: cycle.id,
      title: 'Write',
      visibility: 'private',
      activeSinceMs: null,
    })
    const keyResult = { id: ids.next(), objectiveId: objective.id, title: 'Book', weight: 1, checkInDays: 7 }
    await world.ask(async ({ cycles, objectives, keyResults }) => {
      await cycles.save({ ...cycle, kind: 'quarter' })
      await objectives.save(objective)
      await keyResults.save({ ...keyResult, kind: 'effort', measure: 'minutes', target: 3000 })
      await keyResults.saveEffortPlan(keyResult.id, {
        minMinutesPerWeek: null,
        targetMinutesPerWeek: 240,
        totalMinutes: null,
        byDate: null,
        minBlockMinutes: 60,
        maxBlockMinutes: 120,
        hoursProfileId: world.workHours,
        priority: 1,
        days: [2, 4],
      })
    })
  })
  afterAll(() => world.close())

  const effortTasks = () =>
    world.ask(async ({ tasks }) =>
      (await tasks.list())
        .filter(({ source }) => source === 'effort-plan')
        .sort((a, b) => ((a.weekOf ?? '') < (b.weekOf ?? '') ? -1 : 1)),
    )

  it('gives every week of the horizon its task, once', async () => {
    expect(await world.unfold()).toMatchObject({ changedTasks: 4 })
    expect(await world.unfold()).toEqual({ changedTasks: 0, undone: [] })
    const tasks = await effortTasks()
    expect(tasks.map(({ weekOf, minutes }) => [weekOf, minutes])).toEqual([
      ['2026-11-23', 240],
      ['2026-11-30', 240],
      ['2026-12-07', 240],
      ['2026-12-14', 240],
    ])
  })

  it('tells whether there is room for them, week by week and to the end of the cycle', async () => {
    const read = createReadCapacity({ ...world.edits, expand: world.planning.expand })
    const { weeks, cycle } = await read(world.userId)
    expect(weeks).toHaveLength(6)
    // The plan names two days a week, and the cycle ends on the second of them.
    expect(weeks[0]).toMatchObject({ needMinutes: 240, freeMinutes: 2 * 480, verdict: 'fits' })
    expect(weeks[5]).toMatchObject({ needMinutes: 240, freeMinutes: 2 * 480, to: '2026-12-31T23:00:00.000Z' })
    expect(cycle?.sentence).toBe('Your key results need 24 h, you have 96 h.')
  })

  it('has its weeks planned on the first named day that has room', async () => {
    expect(await world.plan()).toMatchObject({ kind: 'applied' })
    const blocks = await liveBlocks(world)
    const minutes = blocks.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / 60_000, 0)
    expect(minutes).toBe(4 * 240)
    expect(new Set(blocks.map(({ startMs }) => new Date(startMs).getUTCDay()))).toEqual(new Set([2]))
  })

  it('has no time for them where work that stands before them lies', async () => {
    const read = createReadCapacity({ ...world.edits, expand: world.planning.expand })
    const before = await read(world.userId)
    expect(before).toMatchObject({ verdict: 'fits', late: [] })
    const dueMs = at('2026-11-23T23:00:00+01:00')
    const task = await addTask(world, { title: 'Tax', minutes: 120, upNextRank: 1, dueMs })
    const startMs = at('2026-11-24T09:00:00+01:00')
    const block = {
      ...(await liveBlocks(world))[0]!,
      id: world.ids.next(),
      itemId: task.id,
      state: 'pinned' as const,
      startMs,
      endMs: startMs + 7_200_000,
    }
    await world.ask(({ blocks }) => blocks.save(block))
    const after = await read(world.userId)
    expect(after.weeks[0]?.freeMinutes).toBe((before.weeks[0]?.freeMinutes ?? 0) - 120)
    expect(after).toMatchObject({ verdict: 'late', late: [{ title: 'Tax', minutes: 120 }] })
    await world.ask(async ({ blocks, tasks }) => {
      await blocks.save({ ...block, state: 'skipped' })
      await tasks.save({ ...task, status: 'dropped' })
    })
  })

  it('hands what a week left undone on to the next one, once; when its hours are over there is no lack of room', async () => {
    world.goTo(at('2026-11-29T14:00:00+01:00'))
    await world.settle()
    const [first] = await effortTasks()
    const [late] = await world.ask(({ blocks }) => blocks.listForItem(first!.id))
    await world.ask(({ blocks }) => blocks.save({ ...late!, state: 'missed' }))
    const missed = (late!.endMs - late!.startMs) / 60_000
    const onSunday = await createReadCapacity({ ...world.edits, expand: world.planning.expand })(world.userId)
    expect(onSunday.weeks[0]).toMatchObject({ needMinutes: 0, freeMinutes: 0, verdict: 'fits' })
    expect(onSunday.undone.sentence).toBe(
      `The hours of this week are over: ${missed / 60} h are left undone.`,
    )
    world.goTo(at('2026-11-30T08:00:00+01:00'))
    await world.settle()
    await world.unfold()
    const [before, current] = await effortTasks()
    expect(before).toMatchObject({ status: 'dropped' })
    expect(current).toMatchObject({ minutes: 240 + missed, rolledOverMinutes: missed, status: 'open' })
    expect(await world.unfold()).toEqual({ changedTasks: 0, undone: [] })
    const read = createReadCapacity({ ...world.edits, expand: world.planning.expand })
    expect((await read(world.userId)).undone).toMatchObject({
      weekOf: '2026-11-23',
      minutes: missed,
      handedOnMinutes: missed,
      tasks: [{ title: 'Book', minutes: missed }],
      sentence: `Last week ${missed / 60} h were left undone. ${missed / 60} h of it came into this week.`,
    })
  })
})
