import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPublishWorld, HOUR, type PublishWorld } from './publish-world.ts'

const TEN_SECONDS = 10_000

describe('the calendar of our own', () => {
  let bench: PublishWorld
  beforeEach(async () => {
    bench = await createPublishWorld()
  })
  afterEach(() => bench.world.close())

  const inGoogle = () =>
    [...bench.world.google.store.state.calendars.values()].filter(
      (one) => one.summary === 'Timewright' && !one.deleted,
    )
  const fault = (kind: 'cut-after-effect' | 'cut-before-effect' | 'error-after-effect' | 'truncated-body') =>
    bench.world.google.faults.plan({ method: 'calendars.insert', kind })
  const patiently = () => bench.publishPatiently()

  it.each(['cut-after-effect', 'error-after-effect', 'truncated-body'] as const)(
    'is found again and not made twice when the answer is lost (%s)',
    async (kind) => {
      await bench.aBlock()
      fault(kind)
      await expect(bench.publish()).rejects.toMatchObject({ fault: 'unknown-outcome' })
      await bench.publish()
      expect(inGoogle()).toHaveLength(1)
      expect(bench.inGoogle()).toHaveLength(1)
      expect(bench.calls().filter((entry) => entry.name === 'calendars.insert')).toHaveLength(1)
    },
  )

  it('is made once more when the request never got there, as soon as that is certain', async () => {
    await bench.aBlock()
    fault('cut-before-effect')
    await expect(bench.publish()).rejects.toMatchObject({ fault: 'unknown-outcome' })
    const startedMs = bench.world.clock.now()
    await patiently()
    expect(bench.world.clock.now() - startedMs).toBeLessThanOrEqual(TEN_SECONDS)
    expect(inGoogle()).toHaveLength(1)
  })

  it('is adopted by the list of calendars, too', async () => {
    await bench.aBlock()
    fault('cut-after-effect')
    await expect(bench.publish()).rejects.toMatchObject({ fault: 'unknown-outcome' })
    const [connection] = await bench.world.act(bench.userId, ({ connections }) => connections.list())
    await bench.world.pullCalendarList(bench.userId, connection?.id ?? '')
    expect(await bench.ours()).toMatchObject({ isOurs: true, title: 'Timewright' })
    await bench.publish()
    expect(inGoogle()).toHaveLength(1)
  })

  it('is made by one of two processes that want it at the same moment, without any lock', async () => {
    await bench.aBlock()
    const other = bench.world.anotherProcess()
    const both = await Promise.allSettled([bench.publish(), other.publishPlan(bench.userId)])
    expect(both.map((one) => one.status)).toContain('fulfilled')
    await patiently()
    await other.publishPlan(bench.userId)
    expect(inGoogle()).toHaveLength(1)
    expect(bench.inGoogle()).toHaveLength(1)
  })

  it('is not confused with another calendar of the same name or with the mark of a stranger', async () => {
    const { gateway } = await opened()
    await gateway.insertCalendar({ title: 'Timewright', timeZone: 'UTC', mark: bench.world.ids.next() })
    await bench.aBlock()
    await bench.publish()
    expect(inGoogle()).toHaveLength(2)
    const named = await bench.world.act(bench.userId, ({ calendars }) => calendars.list())
    expect(named.filter((one) => one.isOurs)).toHaveLength(1)
  })

  it('moves the blocks to the primary calendar and back without a trace', async () => {
    const blocks = [
      await bench.aBlock(),
      await bench.aBlock({ startMs: bench.world.clock.now() + 40 * HOUR }),
    ]
    await bench.publish()
    for (const [chosen, isPrimary] of [
      ['primary', true],
      ['own', false],
    ] as const) {
      await bench.world.act(bench.userId, async ({ person }) => {
        const now = await person.get()
        await person.save({ ...now, settings: { ...now.settings, blocksCalendar: chosen } })
      })
      await bench.publish()
      await bench.world.settle()
      const standing = bench.inGoogle()
      expect(standing).toHaveLength(blocks.length)
      expect(standing.every((one) => one.calendar.includes('alex@example.com') === isPrimary)).toBe(true)
      expect(await bench.blockNow(blocks[0]?.id ?? '')).toMatchObject({ state: 'flexible' })
    }
    bench.world.google.journal.clear()
    await bench.publish()
    expect(bench.calls()).toEqual([])
  })

  async function opened() {
    const [connection] = await bench.world.act(bench.userId, ({ connections }) => connections.list())
    return { gateway: bench.world.gateways.forConnection(bench.userId, connection?.id ?? '') }
  }
})
