import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExtendBlock } from '#app/edit/blocks/extend-block.ts'
import { createStartBlock } from '#app/edit/blocks/start-block.ts'
import { MINUTE_MS, overlaps } from '#core/time/interval.ts'
import { addCalendar, addMeeting, addTask, at, liveBlocks } from '../plan/support/stock.ts'
import { type World, openWorld } from '../plan/support/world.ts'

const monday = at('2026-11-23T08:00:00+01:00')

describe('a block that takes longer', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(monday, 'Europe/Berlin')
  })
  afterAll(() => world.close())

  it('makes the planner move what follows, and stops before a meeting that it names', async () => {
    const calendar = await addCalendar(world)
    await addMeeting(world, calendar.id, '2026-11-23T12:00:00+01:00', '2026-11-23T13:00:00+01:00')
    for (const title of ['Write', 'Read', 'Call'])
      await addTask(world, { title, minutes: 60, minBlockMinutes: 60, maxBlockMinutes: 60 })
    await world.plan()
    const [first] = await liveBlocks(world)
    world.goTo(first!.startMs)
    await createStartBlock(world.edits)(world.userId, first!.id)
    world.goTo(first!.endMs + MINUTE_MS)
    await world.settle()
    const extend = createExtendBlock({ ...world.edits, expand: world.planning.expand })
    const { end } = await extend(world.userId, first!.id, 30)
    await world.plan()
    const [running, ...others] = await liveBlocks(world)
    expect(running).toMatchObject({ id: first!.id, state: 'running', endMs: Date.parse(end) })
    expect(others).toHaveLength(2)
    expect(others.some((one) => overlaps(one, running!))).toBe(false)
    await expect(extend(world.userId, first!.id, 240)).rejects.toMatchObject({
      code: 'busy-follows',
      message: expect.stringMatching(/by 240 minutes: “Meeting” is next/),
    })
  })
})
