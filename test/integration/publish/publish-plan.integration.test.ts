import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EMAIL } from '../google-calendar/calendar-world.ts'
import { createPublishWorld, DAY, HOUR, type PublishWorld } from './publish-world.ts'

describe('publishPlan()', () => {
  let bench: PublishWorld
  beforeAll(async () => {
    bench = await createPublishWorld()
  })
  afterAll(() => bench.world.close())
  beforeEach(() => bench.clear())

  const setVisibility = (taskId: string, visibility: 'workspace' | 'private'): Promise<void> =>
    bench.world.act(bench.userId, async ({ tasks }) => {
      const task = await tasks.find(taskId)
      if (task !== null) await tasks.save({ ...task, visibility })
    })

  it('shows a block as free on a calendar of our own, with goal, reason and link, and then rests', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([
      {
        calendar: (await bench.ours())?.googleCalendarId,
        summary: '🎯 Write the report',
        transparency: 'transparent',
        extendedProperties: { private: { app: 'timewright', blockId: block.id, gen: '1' } },
      },
    ])
    expect(bench.inGoogle()[0]?.description).toContain(`http://localhost:3000/blocks/${block.id}`)
    expect(bench.inGoogle()[0]).not.toHaveProperty('attendees')

    bench.world.google.journal.clear()
    await bench.publish()
    await bench.world.settle()
    await bench.publish()
    expect(bench.calls()).toEqual([])
    expect(await bench.wakes()).not.toContain('plan')
  })

  it('patches with If-Match what changed, and deletes what is no longer wanted', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    const { syncedEtag } = await bench.record(block.id)
    await bench.change(block, { state: 'defended', startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
    bench.world.google.journal.clear()
    await bench.publish()
    expect(bench.calls()).toMatchObject([{ name: 'events.patch', ifMatch: syncedEtag, status: 200 }])
    expect(bench.inGoogle()).toMatchObject([{ transparency: 'opaque' }])

    await bench.change(block, { state: 'withdrawn' })
    await bench.publish()
    expect(bench.inGoogle()).toEqual([])
    expect(bench.calls().at(-1)).toMatchObject({ name: 'events.delete', status: 204 })
    expect(bench.calls().at(-1)?.ifMatch).not.toBeNull()
    expect(await bench.record(block.id)).toMatchObject({ state: 'gone' })
  })

  it('hides the block of a private task from others, and shows it again', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    expect(bench.inGoogle()[0]).not.toHaveProperty('visibility')
    await setVisibility(block.itemId, 'private')
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ visibility: 'private', summary: '🎯 Write the report' }])
    bench.world.google.journal.clear()
    await bench.world.settle()
    await bench.publish()
    expect(bench.calls()).toEqual([])
    await setVisibility(block.itemId, 'workspace')
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ visibility: 'default' }])
  })

  it('begins private where the task is, and is found again when the answer is lost', async () => {
    const block = await bench.aBlock()
    await setVisibility(block.itemId, 'private')
    bench.world.google.faults.plan({ method: 'events.insert', kind: 'cut-after-effect', times: 1 })
    await bench.publish().catch(() => undefined)
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ visibility: 'private' }])
    await setVisibility(block.itemId, 'workspace')
  })

  it('brings a withdrawn block back as a new generation', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    await bench.change(block, { state: 'withdrawn' })
    await bench.publish()
    await bench.change(block, { state: 'flexible' })
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ extendedProperties: { private: { gen: '2' } } }])
  })

  it('puts a check mark in front of what is done, and leaves the distant past alone', async () => {
    const block = await bench.aBlock({
      startMs: bench.world.clock.now() + HOUR,
      endMs: bench.world.clock.now() + 2 * HOUR,
    })
    await bench.publish()
    await bench.change(block, { state: 'done' })
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ summary: '✓ 🎯 Write the report' }])
    bench.world.advance(8 * DAY)
    await bench.change(block, { state: 'missed' })
    bench.world.google.journal.clear()
    await bench.publish()
    expect(bench.calls()).toEqual([])
    bench.world.advance(-8 * DAY)
  })

  describe.each([
    ['the answer to an insert is lost', 'events.insert', 'cut-after-effect'],
    ['an insert is cut off before it has any effect', 'events.insert', 'cut-before-effect'],
    ['an insert has its effect and answers 500', 'events.insert', 'error-after-effect'],
    ['an insert is answered with half a body', 'events.insert', 'truncated-body'],
  ] as const)('when %s', (_what, method, kind) => {
    it('ends with exactly one event', async () => {
      const block = await bench.aBlock()
      bench.world.google.faults.plan({ method, kind, times: 1 })
      await bench.publish().catch(() => undefined)
      await bench.publish()
      expect(bench.inGoogle()).toMatchObject([{ extendedProperties: { private: { blockId: block.id } } }])
      expect(await bench.record(block.id)).toMatchObject({ state: 'live', generation: 1 })
      bench.world.google.journal.clear()
      await bench.publish()
      expect(bench.calls()).toEqual([])
    })
  })

  describe.each(['cut-after-effect', 'cut-before-effect', 'error-after-effect'] as const)(
    'when the answer to a patch fails by %s',
    (kind) => {
      it('does not take our own write for the person’s, and ends as planned', async () => {
        const block = await bench.aBlock()
        await bench.publish()
        await bench.change(block, { startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
        bench.world.google.faults.plan({ method: 'events.patch', kind })
        bench.world.google.faults.plan({ method: 'events.get', kind: 'error' })
        await bench.publish().catch(() => undefined)
        const { calendarId } = await bench.record(block.id)
        await bench.world.pullCalendar(bench.userId, calendarId)
        await bench.publish()
        expect(await bench.blockNow(block.id)).toMatchObject({
          state: 'flexible',
          startMs: block.startMs + HOUR,
        })
        expect(bench.inGoogle()[0]?.start).toMatchObject({
          dateTime: expect.stringContaining(new Date(block.startMs + HOUR).toISOString().slice(0, 13)),
        })
      })
    },
  )

  describe.each(['cut-after-effect', 'cut-before-effect', 'error-after-effect'] as const)(
    'when the answer to a delete fails by %s',
    (kind) => {
      it('deletes once and takes it for no command', async () => {
        const block = await bench.aBlock()
        await bench.publish()
        await bench.change(block, { state: 'withdrawn' })
        bench.world.google.faults.plan({ method: 'events.delete', kind })
        bench.world.google.faults.plan({ method: 'events.get', kind: 'error' })
        await bench.publish().catch(() => undefined)
        await bench.world.pullCalendar(bench.userId, (await bench.record(block.id)).calendarId)
        await bench.publish()
        expect(bench.inGoogle()).toEqual([])
        expect(await bench.record(block.id)).toMatchObject({ state: 'gone' })
      })
    },
  )

  it('goes on with the others when one block fails, and says so at the end', async () => {
    await bench.aBlock()
    await bench.aBlock({
      startMs: bench.world.clock.now() + 2 * DAY,
      endMs: bench.world.clock.now() + 2 * DAY + HOUR,
    })
    bench.world.google.faults.plan({ method: 'events.insert', kind: 'cut-before-effect' })
    await expect(bench.publish()).rejects.toMatchObject({ code: 'publish-incomplete' })
    expect(bench.inGoogle()).toHaveLength(1)
    await bench.publish()
    expect(bench.inGoogle()).toHaveLength(2)
  })

  it('stops at a limit and hands on how long to wait', async () => {
    await bench.aBlock()
    const limit = { status: 403, reason: 'rateLimitExceeded', retryAfterSeconds: 9 }
    bench.world.google.faults.plan({ method: 'events.insert', kind: 'error', ...limit })
    await expect(bench.publish()).rejects.toMatchObject({ retryAfterMs: 9000 })
    await bench.publish()
    expect(bench.inGoogle()).toHaveLength(1)
  })

  it('settles under a provider that rewrites our text', async () => {
    bench.world.google.store.state.switches.normaliseEcho = true
    const block = await bench.aBlock({ keptDescription: '  much   space\n\n\n' })
    await bench.publish()
    await bench.world.settle()
    bench.world.google.journal.clear()
    await bench.publish()
    await bench.world.settle()
    expect(bench.calls()).toEqual([])
    bench.world.google.store.state.switches.normaliseEcho = false
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'flexible' })
  })

  it('makes our calendar anew when the person deleted it', async () => {
    await bench.aBlock()
    await bench.publish()
    const old = await bench.ours()
    bench.world.google.store.change(() => {
      const calendar = bench.world.google.store.state.calendars.get(old?.googleCalendarId ?? '')
      if (calendar !== undefined) calendar.deleted = true
      for (const list of bench.world.google.store.state.lists.values())
        list.entries.delete(calendar?.id ?? '')
    })
    await bench.world.pullCalendar(bench.userId, old?.id ?? '')
    await bench.world.settle()
    const made = await bench.world.act(bench.userId, async (mine) =>
      (await mine.calendars.list()).find((one) => one.isOurs && one.state === 'readable'),
    )
    expect(made?.id).not.toBe(old?.id)
    expect(bench.inGoogle().filter((event) => event.calendar === made?.googleCalendarId)).toHaveLength(1)
    expect(await bench.wakes()).not.toContain('settle')
    await bench.world.act(bench.userId, async (mine) => {
      if (old !== undefined) await mine.calendars.save({ ...old, isOurs: false, state: 'gone' })
    })
    bench.world.google.store.change(() =>
      bench.world.google.store.state.calendars.delete(old?.googleCalendarId ?? ''),
    )
  })

  it('moves the events when the person chooses the primary calendar', async () => {
    await bench.aBlock()
    await bench.publish()
    const choose = (blocksCalendar: 'own' | 'primary') =>
      bench.world.act(bench.userId, async (mine) => {
        const person = await mine.person.get()
        await mine.person.save({ ...person, settings: { ...person.settings, blocksCalendar } })
      })
    await choose('primary')
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ calendar: EMAIL }])
    await bench.world.settle()
    expect(bench.inGoogle()).toMatchObject([{ calendar: EMAIL }])
    await choose('own')
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ calendar: (await bench.ours())?.googleCalendarId }])
  })
})
