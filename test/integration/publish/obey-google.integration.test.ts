import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isTheirDeletion } from '#core/calendar/google-command.ts'
import { aHabit } from '../../support/work-builders.ts'
import { createPublishWorld, HOUR, type PublishWorld } from './publish-world.ts'

describe('what a person does with a block in Google', () => {
  let bench: PublishWorld
  beforeAll(async () => {
    bench = await createPublishWorld()
  })
  afterAll(() => bench.world.close())
  beforeEach(() => bench.clear())

  it('moved: pinned there, shown as busy, never moved back', async () => {
    const block = await bench.aBlock()
    const to = block.startMs + 5 * HOUR
    const after = await bench.edited(block, async (id) => (await bench.hand()).move(id, to, 2 * HOUR))
    expect(after).toMatchObject({ state: 'pinned', startMs: to, endMs: to + 2 * HOUR })
    expect(await bench.wakes()).toContain('plan')
    await bench.world.settle()
    expect(bench.inGoogle()).toMatchObject([{ transparency: 'opaque' }])
    expect((await bench.record(block.id)).synced).toMatchObject({ startMs: to })
  })

  it('done early: the rest of its time is free in Google, and a move after that stays', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    const endMs = block.startMs + HOUR / 2
    await bench.change(block, { state: 'done', settledMinutes: 30, endMs })
    await bench.publish()
    expect((await bench.record(block.id)).synced).toMatchObject({ startMs: block.startMs, endMs })
    const to = block.startMs + 5 * HOUR
    const after = await bench.edited(block, async (id) => (await bench.hand()).move(id, to, HOUR))
    expect(after).toMatchObject({ state: 'done', startMs: block.startMs, endMs })
    await bench.publish()
    expect((await bench.record(block.id)).synced).toMatchObject({ startMs: to, endMs: to + HOUR })
  })

  it('moved while we publish: the person wins', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    const { eventId } = await bench.record(block.id)
    const to = block.startMs + 5 * HOUR
    await (await bench.hand()).move(eventId, to)
    await bench.change(block, { startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
    await bench.publish()
    await bench.world.settle()
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'pinned', startMs: to })
  })

  it('deleted: a task’s block is skipped and not shown again', async () => {
    const block = await bench.aBlock()
    const after = await bench.edited(block, async (id) => (await bench.hand()).remove(id))
    expect(after.state).toBe('skipped')
    expect(isTheirDeletion(await bench.record(block.id))).toBe(true)
    expect(await bench.wakes()).toContain('plan')
    await bench.world.settle()
    expect(bench.inGoogle()).toEqual([])
  })

  it('skipped here: its event is gone by our own doing', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    await bench.change(block, { state: 'skipped' })
    expect(isTheirDeletion(await bench.record(block.id))).toBe(false)
    await bench.publish()
    await bench.world.settle()
    expect(bench.inGoogle()).toEqual([])
    expect(isTheirDeletion(await bench.record(block.id))).toBe(false)
  })

  it('turned to free: no longer pinned', async () => {
    const block = await bench.aBlock({ state: 'pinned' })
    const free = { transparency: 'transparent' }
    expect(await bench.edited(block, bench.patchTo(free))).toMatchObject({ state: 'flexible' })
    await bench.world.settle()
    expect(bench.inGoogle()).toMatchObject([{ transparency: 'transparent' }])
  })

  it('retitled and described: kept, also when the block moves later', async () => {
    const block = await bench.aBlock()
    const words = { summary: 'Report, part two', description: 'ask Kim' }
    const after = await bench.edited(block, bench.patchTo(words))
    expect(after).toMatchObject({ state: 'flexible', keptTitle: words.summary, keptDescription: 'ask Kim' })
    await bench.change(after, { startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
    await bench.world.settle()
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([words])
    expect(await bench.wakes()).not.toContain('plan')
  })

  it('ticked: settle is asked for', async () => {
    const block = await bench.aBlock()
    const tick = { summary: '✓ 🎯 Write the report' }
    expect((await bench.edited(block, bench.patchTo(tick))).keptTitle).toBe('✓ 🎯 Write the report')
    expect(await bench.wakes()).toContain('settle')
  })

  it('made all-day: not this time, and the note is the person’s', async () => {
    const block = await bench.aBlock()
    const day = {
      start: { date: '2026-11-25', dateTime: null },
      end: { date: '2026-11-26', dateTime: null },
    }
    const after = await bench.edited(block, bench.patchTo(day))
    expect(after.state).toBe('skipped')
    await bench.world.settle()
    expect(bench.inGoogle()).toMatchObject([{ start: { date: '2026-11-25' } }])
    await (await bench.hand()).remove((await bench.record(block.id)).eventId)
  })

  it('put back out of the bin: wanted again, there', async () => {
    const block = await bench.aBlock()
    await bench.edited(block, async (id) => (await bench.hand()).remove(id))
    const { eventId, calendarId } = await bench.record(block.id)
    bench.world.google.store.state.switches.reviveDeleted = true
    await (await bench.hand()).patch(eventId, { status: 'confirmed' })
    bench.world.google.store.state.switches.reviveDeleted = false
    await bench.world.pullCalendar(bench.userId, calendarId)
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'pinned', startMs: block.startMs })
    await bench.world.settle()
    expect(bench.inGoogle()).toMatchObject([{ transparency: 'opaque' }])
  })

  it('deleted: a habit is skipped on that day, until it is put back', async () => {
    const habit = aHabit({ id: bench.world.ids.next(), maxMinutes: 60 })
    await bench.world.act(bench.userId, (mine) => mine.habits.save(habit))
    const skips = () => bench.world.act(bench.userId, (mine) => mine.habits.listSkips('2026-01-01'))
    const block = await bench.aBlock({ itemKind: 'habit', itemId: habit.id })
    const after = await bench.edited(block, async (id) => (await bench.hand()).remove(id))
    expect(after.state).toBe('skipped')
    expect(await skips()).toEqual([{ habitId: habit.id, onDate: '2026-11-24' }])
    bench.world.google.store.state.switches.reviveDeleted = true
    await (await bench.hand()).patch((await bench.record(block.id)).eventId, { status: 'confirmed' })
    bench.world.google.store.state.switches.reviveDeleted = false
    await bench.world.pullCalendar(bench.userId, (await bench.record(block.id)).calendarId)
    expect(await skips()).toEqual([])
  })

  it('copied: the copy is an event like any other', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    const [event] = bench.inGoogle()
    const { id } = await (await bench.hand()).add({ summary: 'copy', start: block.startMs + 3 * HOUR })
    await (await bench.hand()).patch(id, { extendedProperties: event?.extendedProperties })
    await bench.world.pullCalendar(bench.userId, (await bench.record(block.id)).calendarId)
    const mirrored = await bench.world.act(bench.userId, (mine) => mine.events.listAround(0, 8e12))
    expect(mirrored.find((one) => one.eventId === id)).toMatchObject({ blockId: null })
    expect(mirrored.find((one) => one.eventId === event?.id)).toMatchObject({ blockId: block.id })
    expect(await bench.wakes()).toContain('plan')
    await (await bench.hand()).remove(id)
  })

  it('made a series: the first one stays the block, and the series is left alone', async () => {
    const block = await bench.aBlock()
    const after = await bench.edited(block, bench.patchTo({ recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] }))
    await bench.change(after, { state: 'withdrawn' })
    await bench.publish()
    expect(bench.inGoogle()).toMatchObject([{ recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] }])
    await (await bench.hand()).remove((await bench.record(block.id)).eventId)
  })
})
