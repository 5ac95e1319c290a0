import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EMAIL } from '../google-calendar/calendar-world.ts'
import { createPublishWorld, DAY, HOUR, type PublishWorld } from './publish-world.ts'

const SECOND = 1000

describe('the budget of requests', () => {
  let bench: PublishWorld
  beforeAll(async () => {
    bench = await createPublishWorld({ isFrugal: true })
  })
  afterAll(() => bench.world.close())
  beforeEach(async () => {
    bench.world.advance(26 * HOUR)
    bench.world.google.faults.clear()
    await bench.clearPatiently()
    bench.world.advance(HOUR)
    bench.world.google.journal.clear()
  })

  const journal = () => bench.world.google.journal.entries()
  const inserts = () => journal().filter((entry) => entry.name === 'events.insert')
  const refusedWith = (limit: object) =>
    bench.world.google.faults.plan({ method: 'events.insert', kind: 'error', ...limit })
  const account = () =>
    bench.world.act(bench.userId, async ({ connections, callBudgets }) => {
      const [connection] = await connections.list()
      return callBudgets.find(connection?.id ?? '', '')
    })

  it('writes one block a second, the soonest first, and loses none', async () => {
    const hours = [9, 3, 12, 1, 7, 5, 11, 2]
    for (const at of hours) await bench.aBlock({ startMs: bench.world.clock.now() + at * HOUR })
    await bench.publishPatiently()
    expect(bench.inGoogle()).toHaveLength(hours.length)
    const sentAt = inserts().map((entry) => entry.atMs)
    for (const [index, atMs] of sentAt.slice(1).entries())
      expect(atMs - (sentAt[index] ?? 0)).toBeGreaterThanOrEqual(SECOND)
    const starts = bench.inGoogle().map((event) => Date.parse(event.start?.dateTime ?? ''))
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(journal().filter((entry) => entry.name === 'events.get')).toEqual([])
  })

  it('writes a moved block at once, before what waits for its turn', async () => {
    const block = await bench.aBlock({ startMs: bench.world.clock.now() + 5 * HOUR })
    await bench.publishPatiently()
    bench.world.advance(2 * SECOND)
    for (const at of [30, 31, 32]) await bench.aBlock({ startMs: bench.world.clock.now() + at * HOUR })
    await bench.change(block, { startMs: block.startMs + HOUR, endMs: block.endMs + HOUR })
    bench.world.google.journal.clear()
    await bench.publish()
    expect(bench.calls().map((entry) => entry.name)).toEqual(['events.patch'])
    expect(await bench.wakes()).toContain('publish')
    await bench.publishPatiently()
    expect(bench.inGoogle()).toHaveLength(4)
  })

  it('tries what is refused for good once in a while, not at every turn', async () => {
    for (const at of [2, 3, 4]) await bench.aBlock({ startMs: bench.world.clock.now() + at * HOUR })
    for (let times = 0; times < 20; times += 1) refusedWith({ status: 400, reason: 'invalid' })
    await bench.publishPatiently()
    expect(inserts().length).toBeLessThanOrEqual(6)
    expect(bench.inGoogle()).toEqual([])
  })

  it('sends nothing for an account while Google has asked it to wait, from no process', async () => {
    await bench.aBlock()
    refusedWith({ status: 403, reason: 'rateLimitExceeded', retryAfterSeconds: 90 })
    await expect(bench.publish()).rejects.toMatchObject({ fault: 'rate-limited', retryAfterMs: 90 * SECOND })
    const sent = journal().length
    const other = bench.world.anotherProcess()
    bench.world.advance(89 * SECOND)
    for (const run of [bench.world, other]) {
      await expect(run.publishPlan(bench.userId)).rejects.toMatchObject({ retryAfterMs: SECOND })
      const { id } = (await bench.ours()) ?? { id: '' }
      await expect(run.pullCalendar(bench.userId, id)).rejects.toMatchObject({ fault: 'rate-limited' })
    }
    expect(journal()).toHaveLength(sent)
    bench.world.advance(SECOND)
    await other.publishPlan(bench.userId)
    expect(bench.inGoogle()).toHaveLength(1)
  })

  it('waits longer each time Google refuses without saying for how long, and forgets it after a success', async () => {
    await bench.aBlock()
    const waits: number[] = []
    for (let times = 0; times < 3; times += 1) {
      refusedWith({ status: 429, reason: 'rateLimitExceeded' })
      const error: unknown = await bench.publish().catch((caught: unknown) => caught)
      waits.push(Number(Reflect.get(Object(error), 'retryAfterMs')))
      bench.world.advance(waits.at(-1) ?? 0)
    }
    expect(waits).toEqual([2 * SECOND, 4 * SECOND, 8 * SECOND])
    await bench.publish()
    expect((await account())?.refusals).toBe(0)
  })

  it('stops writing for hours when the account has written too much, goes on reading, and says so', async () => {
    await bench.aBlock()
    refusedWith({ status: 403, reason: 'quotaExceeded' })
    await expect(bench.publish()).rejects.toMatchObject({ fault: 'quota-exceeded' })
    await bench.aBlock({ startMs: bench.world.clock.now() + 30 * HOUR })
    bench.world.advance(HOUR)
    bench.world.google.journal.clear()
    await expect(bench.publish()).rejects.toMatchObject({ fault: 'quota-exceeded' })
    expect(bench.calls()).toEqual([])
    const pausedUntilMs = (await account())?.writesPausedUntilMs
    expect(pausedUntilMs).toBe(bench.world.clock.now() + HOUR)
    const primary = await bench.world.act(bench.userId, async ({ calendars }) =>
      (await calendars.list()).find((one) => one.isPrimary),
    )
    await bench.world.pullCalendar(bench.userId, primary?.id ?? '')
    expect(journal().map((entry) => entry.name)).toContain('events.list')
    bench.world.advance(HOUR)
    await bench.publishPatiently()
    expect(bench.inGoogle()).toHaveLength(2)
  })

  it('makes no more than 300 events in a day, changes the others, and goes on the next day', async () => {
    const standing = await bench.aBlock()
    await bench.publish()
    const row = await account()
    if (row === null) throw new Error('nothing was counted')
    await bench.world.act(bench.userId, ({ callBudgets }) => callBudgets.save({ ...row, creates: 300 }))
    await bench.aBlock({ startMs: bench.world.clock.now() + 30 * HOUR })
    await bench.change(standing, { state: 'defended' })
    bench.world.advance(2 * SECOND)
    await bench.publishPatiently()
    expect(bench.inGoogle()).toMatchObject([{ transparency: 'opaque' }])
    const wake = await bench.world.act(bench.userId, ({ wakes }) => wakes.find('publish'))
    const tomorrow = new Date(bench.world.clock.now() + DAY).toISOString().slice(0, 10)
    expect(wake?.dueAtMs).toBe(Date.parse(`${tomorrow}T00:00:00Z`))
    bench.world.advance((wake?.dueAtMs ?? 0) - bench.world.clock.now())
    await bench.publish()
    expect(bench.inGoogle()).toHaveLength(2)
  })

  it('lets a block that goes round in circles rest for a while, tells, and is right again within the hour', async () => {
    const block = await bench.aBlock({ startMs: bench.world.clock.now() + 50 * HOUR })
    const places = [block.startMs, block.startMs + HOUR]
    const moveTo = async (startMs: number, change = {}): Promise<void> => {
      await bench.change(block, { startMs, endMs: startMs + HOUR, ...change })
      bench.world.advance(2 * SECOND)
      await bench.publish()
    }
    for (let turn = 0; turn < 12; turn += 1) await moveTo(places[turn % 2] ?? 0)
    expect(bench.calls().length).toBe(5)
    expect((await bench.record(block.id)).lastError).toContain('It rests for 1 min')
    expect(bench.world.faultsTold.join()).toContain(`block ${block.id}`)
    const shown = (await bench.world.listCalendars(bench.userId)).items.find((one) => one.isOurs)
    expect(shown?.unwritten).toMatchObject({ blocks: 1, reason: expect.stringContaining('rests') })
    await moveTo(block.startMs + 3 * HOUR)
    expect(bench.calls().length).toBe(6)
    await moveTo(places[1] ?? 0)
    expect(bench.calls().length).toBe(6)
    const wake = await bench.world.act(bench.userId, ({ wakes }) => wakes.find('publish'))
    expect((wake?.dueAtMs ?? 0) - bench.world.clock.now()).toBeLessThanOrEqual(HOUR)
    bench.world.advance(HOUR)
    await bench.publish()
    expect(bench.inGoogle()[0]?.start).toMatchObject({
      dateTime: expect.stringContaining(new Date(places[1] ?? 0).toISOString().slice(0, 13)),
    })
  })

  it('follows a person who changes their mind all day long', async () => {
    const block = await bench.aBlock({ startMs: bench.world.clock.now() + 50 * HOUR })
    for (let turn = 0; turn < 20; turn += 1) {
      const startMs = block.startMs + (turn % 2) * HOUR
      await bench.change(block, { startMs, endMs: startMs + HOUR, state: 'pinned' })
      bench.world.advance(2 * SECOND)
      await bench.publish()
    }
    expect(bench.calls().length).toBe(20)
    expect((await bench.record(block.id)).lastError).toBeNull()
  })

  it('never asks Google for more than it allows, however much is wanted', async () => {
    await fetch(`${bench.world.google.url}/emulator/switches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestsPerUserPerMinute: 600 }),
    })
    const { connectionId } = (await bench.ours()) ?? { connectionId: '' }
    const gateway = bench.world.gateways.forConnection(bench.userId, connectionId)
    let refused = 0
    for (let asked = 0; asked < 260; asked += 1) {
      await gateway.getEvent(EMAIL, 'nothing').catch(() => (refused += 1))
      if (asked % 10 === 0) bench.world.advance(SECOND / 10)
    }
    expect(refused).toBeGreaterThan(0)
    expect(journal().filter((entry) => entry.status === 403)).toEqual([])
    const sentAt = journal().map((entry) => entry.atMs)
    const most = Math.max(
      ...sentAt.map((from) => sentAt.filter((at) => at >= from && at < from + 60_000).length),
    )
    expect(most).toBeLessThanOrEqual(480)
  })
})
