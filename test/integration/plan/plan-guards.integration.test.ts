import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMoveBlock } from '#app/edit/blocks/move-block.ts'
import { createPlanBlocks } from '#app/plan/plan-blocks.ts'
import type { Solver } from '#app/ports/solver.ts'
import { createReadTasks } from '#app/read/work/read-tasks.ts'
import { createReadWeek } from '#app/read/week/read-week.ts'
import { addCalendar, addMeeting, addTask, at, liveBlocks, spansOf } from './support/stock.ts'
import { type World, openWorld } from './support/world.ts'

const HOUR = 3_600_000

/** The real planner, with something happening while it thinks. */
const interrupted = (world: World, happening: () => Promise<unknown>): Solver => ({
  ...world.planning.solver,
  makePlan: async (problem, options) => {
    await happening()
    return world.planning.solver.makePlan(problem, options)
  },
})

describe('planBlocks() while the world moves on', () => {
  let world: World
  beforeAll(async () => {
    // The Friday before Berlin sets its clocks ahead.
    world = await openWorld(at('2026-03-27T15:00:00+01:00'), 'Europe/Berlin', { horizonWeeks: 2 })
  })
  afterAll(() => world.close())
  const planWith = (solver: Solver) => createPlanBlocks({ ...world.planning, solver })(world.userId)

  it('keeps to the hours on the wall over the night of a clock change', async () => {
    await addTask(world, { minutes: 240, minBlockMinutes: 120, notBeforeMs: at('2026-03-28T00:00:00+01:00') })
    await world.plan()
    expect(spansOf(await liveBlocks(world))).toEqual([
      '2026-03-30T07:00/2026-03-30T09:00',
      '2026-03-30T09:00/2026-03-30T11:00',
    ])
  })

  it('drops a plan when something was asked for while it was made, and makes it after that', async () => {
    const before = await liveBlocks(world)
    await addTask(world, { title: 'Second', priority: 1 })
    expect(await planWith(interrupted(world, () => addTask(world, { title: 'Third' })))).toEqual({
      kind: 'stale',
    })
    expect(await liveBlocks(world)).toEqual(before)
    expect(await world.plan()).toMatchObject({ kind: 'applied' })
    expect((await liveBlocks(world)).length).toBeGreaterThanOrEqual(4)
  })

  it('drops a plan when a block was moved meanwhile, and never moves the pin', async () => {
    const [block] = await liveBlocks(world)
    const startMs = at('2026-04-02T10:07:00+02:00')
    const place = { startMs, endMs: startMs + HOUR }
    const move = () => createMoveBlock(world.edits)(world.userId, block!.id, place)
    await addTask(world, { title: 'Fourth' })
    expect(await planWith(interrupted(world, move))).toEqual({ kind: 'stale' })
    await world.plan()
    const pinned = (await liveBlocks(world)).find(({ id }) => id === block!.id)
    expect(pinned).toMatchObject({ ...place, state: 'pinned' })
  })

  it('has a calendar read first that was not read for long, but does not wait for one that fails', async () => {
    const pulledAtMs = world.edits.clock.now() - 2 * HOUR
    const calendar = await addCalendar(world, { pulledAtMs })
    await addMeeting(world, calendar.id, '2026-03-31T09:00:00+02:00', '2026-03-31T10:00:00+02:00')
    const plan = createPlanBlocks({ ...world.planning, staleAfterMs: HOUR })
    expect(await plan(world.userId)).toEqual({ kind: 'pull-first', calendarIds: [calendar.id] })
    expect(await world.ask(({ wakes }) => wakes.find('pull', calendar.id))).toMatchObject({ requested: 1 })
    await world.ask(({ wakes }) => wakes.fail('pull', calendar.id, 'Google is away'))
    expect(await plan(world.userId)).toMatchObject({ kind: 'applied' })
  })

  it('says of a task that it waits for a calendar which cannot be read', async () => {
    const [calendar] = await world.ask(({ calendars }) => calendars.list())
    await world.ask(({ calendars }) => calendars.save({ ...calendar!, state: 'unreadable' }))
    const { id } = await addTask(world, { title: 'Waiting', minutes: 90 })
    expect(await world.plan()).toMatchObject({ kind: 'calendar-unknown' })
    const reason = {
      minutes: 90,
      reason: 'CALENDAR_UNKNOWN',
      sentence:
        '1 h 30 min of “Waiting” are not placed: “Ada” cannot be read, and unknown time is never planned into. Connect the account again, or let the calendar not count.',
    }
    const { items } = await createReadTasks(world.edits).listTasks(world.userId, {
      status: 'open',
      limit: 50,
    })
    expect(items.find((task) => task.id === id)?.unplaced).toEqual([reason])
    const week = await createReadWeek({ ...world.edits, expand: world.planning.expand })(world.userId)
    expect(week.version?.unplaced).toContainEqual({ ...reason, itemId: id, title: 'Waiting', facts: {} })
    await world.ask(({ calendars }) => calendars.save({ ...calendar!, state: 'readable' }))
    await world.plan()
  })

  it('asks for what follows: publishing, the next settling, the next week', async () => {
    const wakes = await world.ask(async (repositories) => ({
      publish: await repositories.wakes.find('publish'),
      settle: await repositories.wakes.find('settle'),
      plan: await repositories.wakes.find('plan'),
    }))
    expect(wakes.publish?.requested).toBeGreaterThan(0)
    expect(wakes.settle?.dueAtMs).toBeGreaterThan(world.edits.clock.now())
    expect(wakes.plan?.dueAtMs).toBeLessThanOrEqual(at('2026-03-30T00:00:00+02:00'))
  })

  it('does not think again about the very same question, until time has gone on by a step of the grid', async () => {
    const asked: string[] = []
    const solver: Solver = {
      ...world.planning.solver,
      makePlan: (problem, options) => {
        asked.push(problem.now)
        return world.planning.solver.makePlan(problem, options)
      },
    }
    const nowMs = world.edits.clock.now()
    await planWith(solver)
    asked.length = 0
    world.goTo(nowMs + 60_000)
    await world.ask(({ wakes }) => wakes.hurry('plan', at('2026-03-30T00:00:00+02:00')))
    expect(await planWith(solver)).toEqual({ kind: 'unchanged' })
    expect(asked).toEqual([])
    const wake = await world.ask(({ wakes }) => wakes.find('plan'))
    expect(wake?.dueAtMs).toBe(at('2026-03-30T00:00:00+02:00'))
    world.goTo(nowMs + HOUR)
    await planWith(solver)
    expect(asked).toHaveLength(1)
  })
})
