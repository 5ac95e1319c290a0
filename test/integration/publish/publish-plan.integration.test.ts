import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '#core/blocks/block.ts'
import { byHand } from '../google-calendar/by-hand.ts'
import {
  type CalendarWorld,
  createCalendarWorld,
  EMAIL,
  signedIn,
} from '../google-calendar/calendar-world.ts'
import { aTask } from '../google-calendar/planned.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const writes = new Set([
  'events.insert',
  'events.patch',
  'events.delete',
  'events.update',
  'calendars.insert',
])

describe('publishPlan()', () => {
  let world: CalendarWorld
  let userId: string
  let taskId: string

  beforeAll(async () => {
    world = await createCalendarWorld()
    userId = await signedIn(world)
    taskId = await world.act(userId, (mine) => aTask(mine, world.ids.next(), 'Write the report'))
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.google.faults.clear()
    await world.act(userId, async (mine) => {
      for (const block of await mine.blocks.listBetween(0, 8e12)) {
        await mine.blocks.save({ ...block, state: 'withdrawn' })
      }
    })
    await publish()
    await world.settle()
    await world.forget(userId, 'plan')
    await world.forget(userId, 'settle')
    world.google.journal.clear()
  })

  const aBlock = (change: Partial<Block> = {}): Promise<Block> =>
    world.act(userId, async (mine) => {
      const startMs = world.clock.now() + DAY
      const block: Block = {
        id: world.ids.next(),
        itemKind: 'task',
        itemId: taskId,
        startMs,
        endMs: startMs + HOUR,
        state: 'flexible',
        keptTitle: null,
        keptDescription: null,
        settledMinutes: null,
        startedAtMs: null,
        ...change,
      }
      await mine.blocks.save(block)
      return block
    })
  const change = (block: Block, to: Partial<Block>): Promise<void> =>
    world.act(userId, (mine) => mine.blocks.save({ ...block, ...to }))
  const publish = () => world.publishPlan(userId)
  const blockNow = async (id: string) => {
    const block = await world.act(userId, (mine) => mine.blocks.find(id))
    if (block === null) throw new Error(`no block ${id}`)
    return block
  }
  const record = async (id: string) => {
    const one = await world.act(userId, (mine) => mine.publishedEvents.latestFor(id))
    if (one === null) throw new Error(`nothing was published for ${id}`)
    return one
  }
  const ours = () =>
    world.act(userId, async (mine) => (await mine.calendars.list()).find((one) => one.isOurs))
  const hand = async () => byHand(world.google.url, (await ours())?.googleCalendarId ?? '')
  const calls = () => world.google.journal.entries().filter((entry) => writes.has(entry.name))
  const inGoogle = () =>
    [...world.google.store.state.calendars.values()].flatMap((calendar) =>
      [...calendar.events.values()]
        .filter((event) => event.body.status !== 'cancelled' && event.body.extendedProperties !== undefined)
        .map((event) => ({ calendar: calendar.id, id: event.id, ...event.body })),
    )
  const patchTo = (to: Readonly<Record<string, unknown>>) => async (id: string) =>
    (await hand()).patch(id, to)
  const edited = async (block: Block, edit: (id: string) => Promise<unknown>) => {
    await publish()
    const { eventId, calendarId } = await record(block.id)
    await edit(eventId)
    await world.pullCalendar(userId, calendarId)
    return blockNow(block.id)
  }
  const wakes = async () => (await world.openWakes()).map((wake) => wake.family)

  it('shows a block as free on a calendar of our own, with goal, reason and link, and then rests', async () => {
    const block = await aBlock()
    await publish()
    expect(inGoogle()).toMatchObject([
      {
        calendar: (await ours())?.googleCalendarId,
        summary: '🎯 Write the report',
        transparency: 'transparent',
        extendedProperties: { private: { app: 'timewright', blockId: block.id, gen: '1' } },
      },
    ])
    expect(inGoogle()[0]?.description).toContain(`http://localhost:3000/blocks/${block.id}`)
    expect(inGoogle()[0]).not.toHaveProperty('attendees')

    world.google.journal.clear()
    await publish()
    await world.settle()
    await publish()
    expect(calls()).toEqual([])
    expect(await wakes()).not.toContain('plan')
  })

  it('patches with If-Match what changed, and deletes what is no longer wanted', async () => {
    const block = await aBlock()
    await publish()
    const { syncedEtag } = await record(block.id)
    await change(block, { state: 'defended', startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
    world.google.journal.clear()
    await publish()
    expect(calls()).toMatchObject([{ name: 'events.patch', ifMatch: syncedEtag, status: 200 }])
    expect(inGoogle()).toMatchObject([{ transparency: 'opaque' }])

    await change(block, { state: 'withdrawn' })
    await publish()
    expect(inGoogle()).toEqual([])
    expect(calls().at(-1)).toMatchObject({ name: 'events.delete', status: 204 })
    expect(calls().at(-1)?.ifMatch).not.toBeNull()
    expect(await record(block.id)).toMatchObject({ state: 'gone' })
  })

  it('brings a withdrawn block back as a new generation', async () => {
    const block = await aBlock()
    await publish()
    await change(block, { state: 'withdrawn' })
    await publish()
    await change(block, { state: 'flexible' })
    await publish()
    expect(inGoogle()).toMatchObject([{ extendedProperties: { private: { gen: '2' } } }])
  })

  it('puts a check mark in front of what is done, and leaves the distant past alone', async () => {
    const block = await aBlock({ startMs: world.clock.now() + HOUR, endMs: world.clock.now() + 2 * HOUR })
    await publish()
    await change(block, { state: 'done' })
    await publish()
    expect(inGoogle()).toMatchObject([{ summary: '✓ 🎯 Write the report' }])
    world.advance(8 * DAY)
    await change(block, { state: 'missed' })
    world.google.journal.clear()
    await publish()
    expect(calls()).toEqual([])
    world.advance(-8 * DAY)
  })

  describe.each([
    ['the answer to an insert is lost', 'events.insert', 'cut-after-effect'],
    ['an insert is cut off before it has any effect', 'events.insert', 'cut-before-effect'],
    ['an insert has its effect and answers 500', 'events.insert', 'error-after-effect'],
    ['an insert is answered with half a body', 'events.insert', 'truncated-body'],
  ] as const)('when %s', (_what, method, kind) => {
    it('ends with exactly one event', async () => {
      const block = await aBlock()
      world.google.faults.plan({ method, kind, times: 1 })
      await publish().catch(() => undefined)
      await publish()
      expect(inGoogle()).toMatchObject([{ extendedProperties: { private: { blockId: block.id } } }])
      expect(await record(block.id)).toMatchObject({ state: 'live', generation: 1 })
      world.google.journal.clear()
      await publish()
      expect(calls()).toEqual([])
    })
  })

  describe.each(['cut-after-effect', 'cut-before-effect', 'error-after-effect'] as const)(
    'when the answer to a patch fails by %s',
    (kind) => {
      it('does not take our own write for the person’s, and ends as planned', async () => {
        const block = await aBlock()
        await publish()
        await change(block, { startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
        world.google.faults.plan({ method: 'events.patch', kind })
        world.google.faults.plan({ method: 'events.get', kind: 'error' })
        await publish().catch(() => undefined)
        const { calendarId } = await record(block.id)
        await world.pullCalendar(userId, calendarId)
        await publish()
        expect(await blockNow(block.id)).toMatchObject({ state: 'flexible', startMs: block.startMs + HOUR })
        expect(inGoogle()[0]?.start).toMatchObject({
          dateTime: expect.stringContaining(new Date(block.startMs + HOUR).toISOString().slice(0, 13)),
        })
      })
    },
  )

  describe.each(['cut-after-effect', 'cut-before-effect', 'error-after-effect'] as const)(
    'when the answer to a delete fails by %s',
    (kind) => {
      it('deletes once and takes it for no command', async () => {
        const block = await aBlock()
        await publish()
        await change(block, { state: 'withdrawn' })
        world.google.faults.plan({ method: 'events.delete', kind })
        world.google.faults.plan({ method: 'events.get', kind: 'error' })
        await publish().catch(() => undefined)
        await world.pullCalendar(userId, (await record(block.id)).calendarId)
        await publish()
        expect(inGoogle()).toEqual([])
        expect(await record(block.id)).toMatchObject({ state: 'gone' })
      })
    },
  )

  it('goes on with the others when one block fails, and says so at the end', async () => {
    await aBlock()
    await aBlock({ startMs: world.clock.now() + 2 * DAY, endMs: world.clock.now() + 2 * DAY + HOUR })
    world.google.faults.plan({ method: 'events.insert', kind: 'cut-before-effect' })
    await expect(publish()).rejects.toMatchObject({ code: 'publish-incomplete' })
    expect(inGoogle()).toHaveLength(1)
    await publish()
    expect(inGoogle()).toHaveLength(2)
  })

  it('stops at a limit and hands on how long to wait', async () => {
    await aBlock()
    const limit = { status: 403, reason: 'rateLimitExceeded', retryAfterSeconds: 9 }
    world.google.faults.plan({ method: 'events.insert', kind: 'error', ...limit })
    await expect(publish()).rejects.toMatchObject({ retryAfterMs: 9000 })
    await publish()
    expect(inGoogle()).toHaveLength(1)
  })

  it('settles under a provider that rewrites our text', async () => {
    world.google.store.state.switches.normaliseEcho = true
    const block = await aBlock({ keptDescription: '  much   space\n\n\n' })
    await publish()
    await world.settle()
    world.google.journal.clear()
    await publish()
    await world.settle()
    expect(calls()).toEqual([])
    world.google.store.state.switches.normaliseEcho = false
    expect(await blockNow(block.id)).toMatchObject({ state: 'flexible' })
  })

  it('makes our calendar anew when the person deleted it', async () => {
    await aBlock()
    await publish()
    const old = await ours()
    world.google.store.change(() => {
      const calendar = world.google.store.state.calendars.get(old?.googleCalendarId ?? '')
      if (calendar !== undefined) calendar.deleted = true
      for (const list of world.google.store.state.lists.values()) list.entries.delete(calendar?.id ?? '')
    })
    await world.pullCalendar(userId, old?.id ?? '')
    await world.settle()
    const made = await world.act(userId, async (mine) =>
      (await mine.calendars.list()).find((one) => one.isOurs && one.state === 'readable'),
    )
    expect(made?.id).not.toBe(old?.id)
    expect(inGoogle().filter((event) => event.calendar === made?.googleCalendarId)).toHaveLength(1)
    expect(await wakes()).not.toContain('settle')
    await world.act(userId, async (mine) => {
      if (old !== undefined) await mine.calendars.save({ ...old, isOurs: false, state: 'gone' })
    })
    world.google.store.change(() => world.google.store.state.calendars.delete(old?.googleCalendarId ?? ''))
  })

  it('moves the events when the person chooses the primary calendar', async () => {
    await aBlock()
    await publish()
    const choose = (blocksCalendar: 'own' | 'primary') =>
      world.act(userId, async (mine) => {
        const person = await mine.person.get()
        await mine.person.save({ ...person, settings: { ...person.settings, blocksCalendar } })
      })
    await choose('primary')
    await publish()
    expect(inGoogle()).toMatchObject([{ calendar: EMAIL }])
    await world.settle()
    expect(inGoogle()).toMatchObject([{ calendar: EMAIL }])
    await choose('own')
    await publish()
    expect(inGoogle()).toMatchObject([{ calendar: (await ours())?.googleCalendarId }])
  })

  describe('what a person does in Google', () => {
    it('moved: pinned there, shown as busy, never moved back', async () => {
      const block = await aBlock()
      const to = block.startMs + 5 * HOUR
      const after = await edited(block, async (id) => (await hand()).move(id, to, 2 * HOUR))
      expect(after).toMatchObject({ state: 'pinned', startMs: to, endMs: to + 2 * HOUR })
      expect(await wakes()).toContain('plan')
      await world.settle()
      expect(inGoogle()).toMatchObject([{ transparency: 'opaque' }])
      expect((await record(block.id)).synced).toMatchObject({ startMs: to })
    })

    it('moved while we publish: the person wins', async () => {
      const block = await aBlock()
      await publish()
      const { eventId } = await record(block.id)
      const to = block.startMs + 5 * HOUR
      await (await hand()).move(eventId, to)
      await change(block, { startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
      await publish()
      await world.settle()
      expect(await blockNow(block.id)).toMatchObject({ state: 'pinned', startMs: to })
    })

    it('deleted: a task’s block is withdrawn and not shown again', async () => {
      const block = await aBlock()
      const after = await edited(block, async (id) => (await hand()).remove(id))
      expect(after.state).toBe('withdrawn')
      expect(await wakes()).toContain('plan')
      await world.settle()
      expect(inGoogle()).toEqual([])
    })

    it('turned to free: no longer pinned', async () => {
      const block = await aBlock({ state: 'pinned' })
      const free = { transparency: 'transparent' }
      expect(await edited(block, patchTo(free))).toMatchObject({ state: 'flexible' })
      await world.settle()
      expect(inGoogle()).toMatchObject([{ transparency: 'transparent' }])
    })

    it('retitled and described: kept, also when the block moves later', async () => {
      const block = await aBlock()
      const words = { summary: 'Report, part two', description: 'ask Kim' }
      const after = await edited(block, patchTo(words))
      expect(after).toMatchObject({ state: 'flexible', keptTitle: words.summary, keptDescription: 'ask Kim' })
      await change(after, { startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
      await world.settle()
      await publish()
      expect(inGoogle()).toMatchObject([words])
      expect(await wakes()).not.toContain('plan')
    })

    it('ticked: settle is asked for', async () => {
      const block = await aBlock()
      const tick = { summary: '✓ 🎯 Write the report' }
      expect((await edited(block, patchTo(tick))).keptTitle).toBe('✓ 🎯 Write the report')
      expect(await wakes()).toContain('settle')
    })

    it('made all-day: not this time, and the note is the person’s', async () => {
      const block = await aBlock()
      const day = {
        start: { date: '2026-11-25', dateTime: null },
        end: { date: '2026-11-26', dateTime: null },
      }
      const after = await edited(block, patchTo(day))
      expect(after.state).toBe('withdrawn')
      await world.settle()
      expect(inGoogle()).toMatchObject([{ start: { date: '2026-11-25' } }])
      await (await hand()).remove((await record(block.id)).eventId)
    })

    it('put back out of the bin: wanted again, there', async () => {
      const block = await aBlock()
      await edited(block, async (id) => (await hand()).remove(id))
      const { eventId, calendarId } = await record(block.id)
      const calendar = world.google.store.state.calendars.get((await ours())?.googleCalendarId ?? '')
      world.google.store.state.switches.reviveDeleted = true
      if (calendar === undefined) throw new Error('no calendar')
      const gateway = world.gateways.forConnection(userId, (await ours())?.connectionId ?? '')
      const tombstone = await gateway.getEvent(calendar.id, eventId)
      expect(tombstone).toMatchObject({ status: 'cancelled' })
      await (await hand()).patch(eventId, { status: 'confirmed' }).catch(() => undefined)
      world.google.store.state.switches.reviveDeleted = false
      await world.pullCalendar(userId, calendarId)
      const revived = await gateway.getEvent(calendar.id, eventId)
      const state = revived?.status === 'confirmed' ? 'pinned' : 'withdrawn'
      expect(await blockNow(block.id)).toMatchObject({ state })
    })
  })
})
