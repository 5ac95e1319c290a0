import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventIdFor } from '#core/calendar/event-id.ts'
import { createPublishWorld, DAY, HOUR, type PublishWorld } from '../publish/publish-world.ts'

describe('the daily scan for events of ours that no record knows', () => {
  let bench: PublishWorld
  beforeAll(async () => {
    bench = await createPublishWorld()
  })
  afterAll(() => bench.world.close())
  beforeEach(async () => {
    await bench.clear()
    bench.world.advance(DAY)
    bench.world.faultsTold.length = 0
  })

  const pullOurs = async () => bench.world.pullCalendar(bench.userId, (await bench.ours())?.id ?? '')
  /** As an insert of ours that arrives now. */
  const insertLate = async (
    blockId: string,
    generation: number,
    eventId = eventIdFor(blockId, generation),
  ) => {
    const ours = await bench.ours()
    const gateway = bench.world.gateways.forConnection(bench.userId, ours?.connectionId ?? '')
    const startMs = bench.world.clock.now() + 60 * HOUR
    await gateway.insertEvent(ours?.googleCalendarId ?? '', eventId, {
      title: 'Late',
      description: '',
      startMs,
      endMs: startMs + HOUR,
      timeZone: 'UTC',
      isTransparent: true,
      colorId: null,
      blockId,
      generation,
    })
  }
  const standing = () => bench.inGoogle().map((one) => one.id)
  const scans = () =>
    bench.world.google.journal
      .entries()
      .filter((entry) => JSON.stringify(entry.query).includes('privateExtendedProperty'))

  it('asks once a day, with one constraint', async () => {
    await bench.aBlock()
    await bench.publish()
    await pullOurs()
    await pullOurs()
    bench.world.advance(DAY)
    await pullOurs()
    expect(scans()).toHaveLength(2)
    expect(scans()[0]?.query).toMatchObject({ privateExtendedProperty: 'app=timewright' })
    expect(scans()[0]?.query).not.toHaveProperty('syncToken')
  })

  it('deletes what belongs to a block that is gone, and to an earlier generation', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    await bench.change(block, { state: 'withdrawn' })
    await bench.publish()
    await bench.change(block, { state: 'flexible' })
    await bench.publish()
    const { eventId } = await bench.record(block.id)
    await insertLate(bench.world.ids.next(), 1)
    const first = bench.world.google.store.state
    for (const calendar of first.calendars.values()) calendar.events.delete(eventIdFor(block.id, 1))
    await insertLate(block.id, 1)
    expect(standing()).toHaveLength(3)
    await pullOurs()
    expect(standing()).toEqual([eventId])
  })

  it('gives a record to an event whose record was lost, and writes nothing twice', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    const { eventId } = await bench.record(block.id)
    await bench.world.pool.query('delete from published_events where block_id = $1', [block.id])
    await pullOurs()
    expect(await bench.record(block.id)).toMatchObject({ state: 'live', eventId, generation: 1 })
    await bench.publish()
    expect(standing()).toEqual([eventId])
  })

  it('takes an insert that we had given up for what it is, not for a wish of the person', async () => {
    const block = await bench.aBlock({ state: 'withdrawn' })
    const calendarId = (await bench.ours())?.id ?? ''
    const eventId = eventIdFor(block.id, 1)
    await bench.world.act(bench.userId, ({ publishedEvents }) =>
      publishedEvents.save({
        id: bench.world.ids.next(),
        blockId: block.id,
        calendarId,
        generation: 1,
        eventId,
        state: 'gone',
        syncedEtag: null,
        synced: null,
        failures: 0,
        lastError: null,
        writes: null,
      }),
    )
    await insertLate(block.id, 1)
    await pullOurs()
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'withdrawn' })
    await bench.publish()
    expect(standing()).toEqual([])
  })

  it('leaves a copy that the person made alone', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    const copy = 'copy0123456789abcdefghij'.replaceAll(/[w-z]/g, '0')
    await insertLate(block.id, 1, copy)
    await pullOurs()
    expect(standing()).toContain(copy)
    await (await bench.hand()).remove(copy)
  })

  it('deletes nothing when there are many: then our records are incomplete', async () => {
    for (let many = 0; many < 51; many += 1) await insertLate(bench.world.ids.next(), 1)
    await pullOurs()
    expect(standing()).toHaveLength(51)
    expect(bench.world.faultsTold.join()).toContain('51 events of unknown blocks')
    for (const calendar of bench.world.google.store.state.calendars.values()) calendar.events.clear()
  })
})
