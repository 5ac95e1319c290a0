import { afterEach, describe, expect, it } from 'vitest'
import { createExpandOccurrences } from '#adapters/recurrence/expand-occurrences.ts'
import { insertEvent } from '../../../src/demo/google-emulator/core/events/insert-event.ts'
import { byHand } from '../google-calendar/by-hand.ts'
import { createPublishWorld, DAY, HOUR, type PublishWorld } from '../publish/publish-world.ts'
import {
  type CalendarWorld,
  createCalendarWorld,
  EMAIL,
  grantFor,
  signedIn,
  ZONE,
} from '../google-calendar/calendar-world.ts'

const MINUTE = 60_000
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function aWorld(options: Parameters<typeof createCalendarWorld>[0] = {}): Promise<CalendarWorld> {
  const world = await createCalendarWorld(options)
  open.push(world)
  return world
}
async function aBench(options: Parameters<typeof createCalendarWorld>[0] = {}): Promise<PublishWorld> {
  const bench = await createPublishWorld(options)
  open.push(bench.world)
  return bench
}
const control = (world: CalendarWorld, path: string, body: object) =>
  fetch(`${world.google.url}/emulator/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const mirrorOf = (world: CalendarWorld, userId: string) =>
  world.act(userId, (mine) => mine.events.listAround(0, 8e12))
const calls = (world: CalendarWorld, name: string) =>
  world.google.journal.entries().filter((entry) => entry.name === name)

const time = (ms: number) => ({ dateTime: new Date(ms).toISOString(), timeZone: ZONE })
const stamp = (ms: number) => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** Puts many events into a calendar at Google, an hour each, one after the other. */
function fill(world: CalendarWorld, many: number): void {
  const calendar = world.google.store.state.calendars.get(EMAIL)
  if (calendar === undefined) throw new Error('There is no calendar to fill.')
  const actor = { email: EMAIL, clientId: null, scopes: null }
  world.google.store.change(() => {
    for (let at = 0; at < many; at += 1) {
      const startMs = world.clock.now() + at * HOUR
      insertEvent(
        world.google.store,
        actor,
        { calendar, role: 'owner' },
        { summary: `No. ${at}`, start: time(startMs), end: time(startMs + HOUR) },
      )
    }
  })
}

describe('a bad day', () => {
  it('begins with a calendar of 2,500 events: progress is shown, and nothing is planned before the end', async () => {
    const world = await aWorld()
    fill(world, 2500)
    const signed = await world.signIn(await grantFor(world))
    if (signed.outcome !== 'signed-in') throw new Error('not signed in')
    const { userId } = signed
    const [connection] = await world.act(userId, ({ connections }) => connections.list())
    await world.pullCalendarList(userId, connection?.id ?? '')
    const id = (await world.listCalendars(userId)).items.find((one) => one.isPrimary)?.id ?? ''
    world.google.faults.plan({ method: 'events.list', kind: 'error', after: 3 })
    await expect(world.pullCalendar(userId, id)).rejects.toMatchObject({ fault: 'unavailable' })
    const [half] = (await world.listCalendars(userId)).items
    expect(half).toMatchObject({ state: 'unread', progress: { readEvents: 1500 } })
    expect(await mirrorOf(world, userId)).toEqual([])
    await world.pullCalendar(userId, id)
    expect((await world.listCalendars(userId)).items[0]).toMatchObject({ state: 'readable', progress: null })
    expect(await mirrorOf(world, userId)).toHaveLength(2500)
  })

  it('ends a first reading half-way: the next one goes on after the last page', async () => {
    const world = await aWorld()
    fill(world, 1700)
    const signed = await world.signIn(await grantFor(world))
    if (signed.outcome !== 'signed-in') throw new Error('not signed in')
    const { userId } = signed
    const [connection] = (await world.listCalendars(userId)).connections
    await world.pullCalendarList(userId, connection?.id ?? '')
    const primary = (await world.listCalendars(userId)).items.find((one) => one.isPrimary)
    const pull = () => world.pullCalendar(userId, primary?.id ?? '')
    world.google.faults.plan({ method: 'events.list', kind: 'error', status: 503, after: 3 })
    await expect(pull()).rejects.toMatchObject({ fault: 'unavailable' })
    expect((await world.listCalendars(userId)).items.find((one) => one.isPrimary)).toMatchObject({
      state: 'unread',
      progress: { readEvents: 1500 },
    })
    expect(await mirrorOf(world, userId)).toEqual([])
    world.google.journal.clear()
    await pull()
    expect(calls(world, 'events.list')).toHaveLength(1)
    expect(await mirrorOf(world, userId)).toHaveLength(1700)
    expect(await world.act(userId, ({ listings }) => listings.pagesOf(primary?.id ?? ''))).toEqual([])
  })

  it('leaves an event out of an increment: it is found within six hours', async () => {
    const world = await aWorld()
    fill(world, 3)
    const userId = await signedIn(world)
    const [left] = await mirrorOf(world, userId)
    const { calendarId = '', eventId = '' } = left ?? {}
    await world.act(userId, ({ events }) => events.remove(calendarId, [eventId]))
    await world.pullCalendar(userId, calendarId)
    expect(await mirrorOf(world, userId)).toHaveLength(2)
    world.advance(6 * HOUR)
    await world.pullCalendar(userId, calendarId)
    expect(await mirrorOf(world, userId)).toHaveLength(3)
  })

  it('is an account with thirty calendars: each is read once, and a quiet look costs one request each', async () => {
    const world = await aWorld({ isFrugal: true, writesPerSecond: 100 })
    const userId = await signedIn(world)
    const [connection] = await world.act(userId, ({ connections }) => connections.list())
    const gateway = world.gateways.forConnection(userId, connection?.id ?? '')
    for (let at = 0; at < 29; at += 1) {
      await gateway.insertCalendar({ title: `Team ${at}`, timeZone: ZONE, mark: world.ids.next() })
    }
    world.google.journal.clear()
    await world.pullCalendarList(userId, connection?.id ?? '')
    await world.settle()
    expect(calls(world, 'events.list')).toHaveLength(29)
    expect((await world.listCalendars(userId)).items.every((one) => one.state === 'readable')).toBe(true)
    world.advance(16 * MINUTE)
    await world.sweep(900)
    world.google.journal.clear()
    await world.settle()
    expect(calls(world, 'events.list')).toHaveLength(30)
    expect(world.google.journal.entries().every((entry) => entry.status === 200)).toBe(true)
  })

  it('has an open-ended daily series with two hundred exceptions', async () => {
    const world = await aWorld()
    const userId = await signedIn(world)
    const hand = byHand(world.google.url, EMAIL)
    const start = world.clock.now() + HOUR
    const series = await hand.add({ summary: 'Daily', start, recurrence: ['RRULE:FREQ=DAILY'] })
    for (let day = 1; day <= 200; day += 1) {
      const instance = `${series.id}_${stamp(berlinDay(start, day))}`
      if (day % 2 === 0) await hand.remove(instance)
      else await hand.move(instance, start + day * DAY + 3 * HOUR)
    }
    const id = (await world.listCalendars(userId)).items.find((one) => one.isPrimary)?.id ?? ''
    await world.pullCalendar(userId, id)
    const mirror = await mirrorOf(world, userId)
    expect(mirror).toHaveLength(201)
    const expand = createExpandOccurrences((_series, error) => {
      throw error instanceof Error ? error : new Error(String(error))
    })
    const found = expand(mirror, start - HOUR, start + 200 * DAY + 12 * HOUR, ZONE)
    expect(found.filter((one) => one.event.seriesId !== null)).toHaveLength(100)
    expect(found).toHaveLength(101)
    world.google.journal.clear()
    await hand.remove(series.id)
    await world.pullCalendar(userId, id)
    expect(await mirrorOf(world, userId)).toEqual([])
  })

  it('ends a month offline: the token is forgotten, the channels are over, and all comes right', async () => {
    const bench = await aBench()
    const { world, userId } = bench
    const hand = byHand(world.google.url, EMAIL)
    const old = await hand.add({ summary: 'Old', start: world.clock.now() + 60 * DAY })
    const block = await bench.aBlock({ startMs: world.clock.now() + 40 * DAY })
    await bench.publish()
    await world.settle()
    world.advance(31 * DAY)
    await control(world, 'sync-tokens/expire', { email: EMAIL })
    await hand.remove(old.id)
    await hand.add({ summary: 'New', start: world.clock.now() + DAY })
    await bench
      .hand()
      .then(async (own) => own.move((await bench.record(block.id)).eventId, block.startMs + HOUR))
    await world.sweep(900)
    await world.settle()
    const mirror = await mirrorOf(world, userId)
    expect(mirror.filter((one) => one.blockId === null).map((one) => one.title)).toEqual(['New'])
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'pinned', startMs: block.startMs + HOUR })
    world.google.journal.clear()
    await bench.publish()
    await world.settle()
    await bench.publish()
    expect(bench.calls().length).toBeLessThanOrEqual(1)
  })

  it.each([5 * MINUTE, -5 * MINUTE])('has a clock that is %d ms off', async (clockSkewMs) => {
    const bench = await aBench({ clockSkewMs, pushAddress: 'http://127.0.0.1:9/push', isFrugal: true })
    const { world } = bench
    const block = await bench.aBlock()
    await bench.publish()
    await world.settle()
    for (let hours = 0; hours < 5; hours += 1) {
      world.advance(55 * MINUTE)
      await world.sweep(900)
      await world.settle()
    }
    expect(bench.inGoogle()).toHaveLength(1)
    expect(world.google.journal.entries().filter((entry) => (entry.status ?? 500) >= 400)).toEqual([])
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'flexible' })
  })

  it('has a person who drags a block back and forth: it follows, and we write once at most', async () => {
    const bench = await aBench({ isFrugal: true })
    const block = await bench.aBlock()
    await bench.publish()
    const { eventId } = await bench.record(block.id)
    bench.world.google.journal.clear()
    const hand = await bench.hand()
    for (let times = 1; times <= 20; times += 1) {
      const startMs = block.startMs + (times % 2) * 3 * HOUR
      await hand.move(eventId, startMs)
      await bench.world.pullCalendar(bench.userId, (await bench.ours())?.id ?? '')
      await bench.publish()
      expect(await bench.blockNow(block.id)).toMatchObject({ state: 'pinned', startMs })
    }
    expect(bench.calls().length).toBeLessThanOrEqual(1)
    expect(bench.inGoogle()).toHaveLength(1)
  })

  it('has two of our own instances at once: one calendar, one event per block, and then peace', async () => {
    const bench = await aBench()
    const other = bench.world.anotherProcess()
    for (let hours = 30; hours < 42; hours += 1) {
      await bench.aBlock({ startMs: bench.world.clock.now() + hours * HOUR })
    }
    await bench.world.act(bench.userId, ({ wakes }) => wakes.request('publish'))
    await Promise.all([bench.world.settle(), other.settle()])
    await bench.world.settle()
    expect(bench.inGoogle()).toHaveLength(12)
    expect(calls(bench.world, 'calendars.insert')).toHaveLength(1)
    expect(calls(bench.world, 'events.insert')).toHaveLength(12)
    bench.world.google.journal.clear()
    await Promise.all([bench.publish(), other.publishPlan(bench.userId)])
    expect(bench.calls()).toEqual([])
  })
})

/** The start of the instance `days` later in Berlin, where it keeps its time of day over the change in spring. */
function berlinDay(startMs: number, days: number): number {
  const plain = startMs + days * DAY
  return plain + (hoursEast(startMs) - hoursEast(plain)) * HOUR
}

function hoursEast(ms: number): number {
  const text = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' }).format(ms)
  return Number(/GMT\+(\d\d)/.exec(text)?.[1] ?? 0)
}
