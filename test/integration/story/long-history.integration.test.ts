import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readSnapshot } from '#app/plan/snapshot.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { createReadSync } from '#app/read/calendars/read-sync.ts'
import { readBlockViews } from '#app/read/week/block-view.ts'
import { readUnfoldInput } from '#app/unfold/read-unfold-input.ts'
import { eventIdFor } from '#core/calendar/event-id.ts'
import { aBlock, aTask } from '../../support/work-builders.ts'
import { createPublishWorld, DAY, HOUR, type PublishWorld } from '../publish/publish-world.ts'

/** A year of work, one block a day, all done and still standing in Google. */
const pastDays = 365

let bench: PublishWorld
let calendarId: string
/** Statements of each piece of everyday work: of a new person, and of one with a past. */
let young: Readonly<Record<string, number>>
let old: Readonly<Record<string, number>>

beforeAll(async () => {
  bench = await createPublishWorld()
  for (const ahead of [1, 2, 3]) {
    const startMs = bench.world.clock.now() + ahead * DAY
    await bench.aBlock({ startMs, endMs: startMs + HOUR })
  }
  await bench.publish()
  calendarId = (await bench.ours())?.id ?? ''
  young = await countEverydayWork()
  await bench.world.act(bench.userId, addPast)
  old = await countEverydayWork()
}, 120_000)
afterAll(() => bench.world.close())

async function addPast(mine: Repositories): Promise<void> {
  const nowMs = bench.world.clock.now()
  const [profile] = await mine.hours.list()
  for (let day = 1; day <= pastDays; day += 1) {
    const [taskId, blockId] = [bench.world.ids.next(), bench.world.ids.next()]
    const startMs = nowMs - (day + 8) * DAY
    const times = { startMs, endMs: startMs + HOUR }
    const done = {
      id: taskId,
      hoursProfileId: profile?.id ?? '',
      status: 'done',
      doneAtMs: times.endMs,
    } as const
    await mine.tasks.save(aTask(done))
    await mine.blocks.save(
      aBlock({ id: blockId, itemId: taskId, state: 'done', settledMinutes: 60, ...times }),
    )
    await mine.publishedEvents.save({
      id: bench.world.ids.next(),
      blockId,
      calendarId,
      generation: 1,
      eventId: eventIdFor(blockId, 1),
      state: 'live',
      syncedEtag: `"${day}"`,
      synced: { title: '🎯 Write', description: '', isTransparent: false, colorId: null, ...times },
      failures: 0,
      lastError: null,
      writes: null,
    })
  }
}

async function countEverydayWork(): Promise<Record<string, number>> {
  const { world, userId } = bench
  const nowMs = world.clock.now()
  const reading = (work: (mine: Repositories) => Promise<unknown>) => () => world.act(userId, work)
  const pieces = {
    publish: () => world.publishPlan(userId),
    pull: () => world.pullCalendar(userId, calendarId),
    plan: reading((mine) => readSnapshot(mine, nowMs)),
    unfold: reading((mine) => readUnfoldInput(mine, nowMs)),
    week: reading(async (mine) =>
      readBlockViews(mine, await mine.blocks.listBetween(nowMs, nowMs + 7 * DAY)),
    ),
    sync: () => createReadSync(world)(userId),
  }
  const counts: Record<string, number> = {}
  for (const [name, work] of Object.entries(pieces)) {
    // Once before: the first run may have something left to do.
    await work()
    counts[name] = await statementsOf(work)
  }
  return counts
}

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(Client.prototype, 'query')
  await work()
  const { length } = spy.mock.calls
  spy.mockRestore()
  return length
}

describe('with a year behind them, a person', () => {
  test('waits for no more statements than a new one', () => {
    expect(old).toEqual(young)
    expect(Object.values(young).every((count) => count > 3)).toBe(true)
  })

  test('has it all in Google still, and none of it among what is compared', async () => {
    const { world, userId } = bench
    const [all, lately] = await world.act(userId, async ({ publishedEvents }) => [
      await publishedEvents.listStanding(),
      await publishedEvents.listStandingAfter(world.clock.now() - 7 * DAY),
    ])
    expect([all.length, lately.length]).toEqual([pastDays + 3, 3])
    expect((await createReadSync(world)(userId)).accounts[0]?.blocks).toBe(pastDays + 3)
  })

  test('gets written anew what is moved ahead, however long ago its event was', async () => {
    const { world, userId } = bench
    const nowMs = world.clock.now()
    const [block] = await world.act(userId, ({ blocks }) =>
      blocks.listBetween(nowMs - 100 * DAY, nowMs - 99 * DAY),
    )
    if (block === undefined) throw new Error('There is no block of long ago.')
    const startMs = nowMs + 5 * DAY
    await bench.change(block, { state: 'flexible', startMs, endMs: startMs + HOUR, settledMinutes: null })
    await bench.publish()
    expect((await bench.record(block.id)).synced).toMatchObject({ startMs })
  })
})
