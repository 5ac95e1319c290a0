import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCalendar, addHabit, addMeeting, addTask, at, liveBlocks, spansOf } from './support/stock.ts'
import { type World, openWorld } from './support/world.ts'

// A Monday morning in Berlin, before work.
const monday = at('2026-11-23T08:00:00+01:00')

describe('planBlocks()', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(monday, 'Europe/Berlin')
  })
  afterAll(() => world.close())

  it('says that an unread calendar is unknown instead of planning over it', async () => {
    const calendar = await addCalendar(world, { state: 'unread' })
    await addTask(world, { minBlockMinutes: 120 })
    const result = await world.plan()
    expect(result).toEqual({
      kind: 'calendar-unknown',
      calendars: [{ id: calendar.id, title: 'Ada', fault: null }],
    })
    expect(await liveBlocks(world)).toEqual([])
    await world.ask(({ calendars }) => calendars.save({ ...calendar, state: 'readable' }))
  })

  it('plans around meetings, and keeps blocks by id when a meeting comes', async () => {
    const [calendar] = await world.ask(({ calendars }) => calendars.list())
    await addMeeting(world, calendar!.id, '2026-11-23T09:00:00+01:00', '2026-11-23T10:00:00+01:00')
    const first = await world.plan()
    expect(first.kind).toBe('applied')
    const blocks = await liveBlocks(world)
    expect(spansOf(blocks)).toEqual(['2026-11-23T09:00/2026-11-23T11:00'])
    expect(blocks[0]?.state).toBe('defended')

    expect(await world.plan()).toEqual({ kind: 'unchanged' })

    await addMeeting(world, calendar!.id, '2026-11-23T10:30:00+01:00', '2026-11-23T11:00:00+01:00')
    const second = await world.plan()
    const after = await liveBlocks(world)
    expect(after.map(({ id }) => id)).toEqual(blocks.map(({ id }) => id))
    expect(spansOf(after)).toEqual(['2026-11-23T10:00/2026-11-23T12:00'])
    expect(second).toMatchObject({
      kind: 'applied',
      version: { number: 2, plan: { difference: { kept: 0, moved: 1, added: 0, removed: 0 } } },
    })
    expect(second.kind === 'applied' && second.version.cause).toContain('calendar changed')
  })

  it('places a habit, and leaves a skipped date out', async () => {
    const habit = await addHabit(world, { timesPerWeek: 5 })
    await world.ask(async ({ habits, wakes }) => {
      await habits.skip(habit.id, '2026-11-25')
      await wakes.request('plan')
    })
    await world.plan()
    const blocks = (await liveBlocks(world)).filter(({ itemId }) => itemId === habit.id)
    const days = blocks.map(({ startMs }) => new Date(startMs).toISOString().slice(0, 10))
    expect(days.slice(0, 5)).toEqual(['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27', '2026-11-30'])
  })

  it('places habits by the clock of a trip, where a skipped date is one of the trip', async () => {
    const trips = [{ from: '2026-11-24', to: '2026-11-26', timeZone: 'America/New_York' }]
    await world.ask(async ({ person, wakes }) => {
      await person.save({ ...(await person.get()), trips })
      await wakes.request('plan')
    })
    const result = await world.plan()
    expect(result.kind === 'applied' && result.version.cause).toContain('Your hours changed')
    const habit = (await world.ask(({ habits }) => habits.list()))[0]!
    const blocks = (await liveBlocks(world)).filter(({ itemId }) => itemId === habit.id)
    const times = blocks.slice(1, 4).map(({ startMs }) => new Date(startMs).toISOString().slice(5, 16))
    // Noon in New York, and in Berlin again.
    expect(times).toEqual(['11-24T17:00', '11-26T17:00', '11-27T11:00'])
  })
})
