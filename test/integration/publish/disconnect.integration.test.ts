import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byHand } from '../google-calendar/by-hand.ts'
import { consent, EMAIL, grantFor } from '../google-calendar/calendar-world.ts'
import { createPublishWorld, HOUR, type PublishWorld } from './publish-world.ts'

const ADDRESS = 'http://127.0.0.1:9/push'

describe('disconnecting an account', () => {
  let bench: PublishWorld
  beforeEach(async () => {
    bench = await createPublishWorld({ pushAddress: ADDRESS })
    bench.world.google.store.change(() => {
      bench.world.google.store.state.switches.pushEnabled = false
    })
  })
  afterEach(() => bench.world.close())

  const connection = async () =>
    (await bench.world.act(bench.userId, ({ connections }) => connections.list()))[0] ?? fail()
  const names = () => bench.world.google.journal.entries().map((entry) => entry.name)
  const calendars = () => [...bench.world.google.store.state.calendars.values()].filter((one) => !one.deleted)
  const disconnect = async (removeBlocks: boolean) =>
    bench.world.disconnect(bench.userId, (await connection()).id, { removeBlocks })

  it('takes all along that we wrote, when asked to, and keeps the ledger', async () => {
    await bench.aBlock()
    const block = await bench.aBlock({ startMs: bench.world.clock.now() + 40 * HOUR })
    await bench.publish()
    await bench.world.settle()
    await disconnect(true)
    expect(await bench.world.listCalendars(bench.userId)).toMatchObject({ items: [], connections: [] })
    await bench.publish()
    expect(bench.inGoogle()).toEqual([])
    expect(calendars().map((one) => one.summary)).not.toContain('Timewright')
    expect(await bench.world.act(bench.userId, ({ connections }) => connections.list())).toEqual([])
    expect(names()).toContain('channels.stop')
    expect(names()).toContain('oauth.revoke')
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'flexible' })
    const { rows } = await bench.world.pool.query('select 1 from call_budgets union select 1 from channels')
    expect(rows).toEqual([])
  })

  it('keeps our calendar when the person put something into it, and removes only what is ours', async () => {
    await bench.aBlock()
    await bench.publish()
    const hand = await bench.hand()
    await hand.add({ summary: 'Mine', start: bench.world.clock.now() + HOUR })
    await disconnect(true)
    await bench.publish()
    expect(bench.inGoogle()).toEqual([])
    expect(calendars().map((one) => one.summary)).toContain('Timewright')
  })

  it('leaves all as it is when not asked to, signs in without linking, and finds its calendar again when it is linked', async () => {
    const block = await bench.aBlock()
    await bench.publish()
    await disconnect(false)
    await bench.publish()
    expect(bench.inGoogle()).toHaveLength(1)
    expect(names()).toContain('oauth.revoke')

    const back = await bench.world.signIn(await grantFor(bench.world))
    expect(back).toMatchObject({ outcome: 'signed-in', userId: bench.userId, isNew: false })
    await bench.world.settle()
    expect(await bench.world.act(bench.userId, ({ connections }) => connections.list())).toEqual([])

    const { url, attempt } = await bench.world.identity.begin({ returnTo: '/', mustConsent: true })
    await bench.world.comeBack(await consent(url), attempt, bench.userId)
    await bench.world.settle()
    await bench.publish()
    await bench.world.settle()
    expect(bench.inGoogle()).toMatchObject([{ extendedProperties: { private: { blockId: block.id } } }])
    expect(calendars().filter((one) => one.summary === 'Timewright')).toHaveLength(1)
    expect(await bench.blockNow(block.id)).toMatchObject({ state: 'flexible' })
  })

  it('goes on where it was interrupted', async () => {
    await bench.world.act(bench.userId, async ({ person }) => {
      const now = await person.get()
      await person.save({ ...now, settings: { ...now.settings, blocksCalendar: 'primary' } })
    })
    for (const hours of [30, 40, 50]) await bench.aBlock({ startMs: bench.world.clock.now() + hours * HOUR })
    await bench.publish()
    await byHand(bench.world.google.url, EMAIL).add({
      summary: 'Mine',
      start: bench.world.clock.now() + HOUR,
    })
    await disconnect(true)
    bench.world.google.faults.plan({ method: 'events.delete', kind: 'error', status: 503, after: 1 })
    await expect(bench.publish()).rejects.toMatchObject({ name: 'GatewayError' })
    expect(await connection()).toMatchObject({ status: 'leaving' })
    await bench.publish()
    expect(bench.inGoogle()).toEqual([])
    expect(await bench.world.act(bench.userId, ({ connections }) => connections.list())).toEqual([])
    const primary = bench.world.google.store.state.calendars.get(EMAIL)
    expect([...(primary?.events.values() ?? [])].map((one) => one.body.summary)).toContain('Mine')
  })

  it('ends even when the access has ended before', async () => {
    await bench.aBlock()
    await bench.publish()
    const { id } = await connection()
    await bench.world.act(bench.userId, async ({ connections }) => {
      const one = await connections.find(id)
      if (one !== null)
        await connections.save({ ...one, sealedAccessToken: null, sealedRefreshToken: 'gone' })
    })
    await disconnect(true)
    await bench.publish()
    expect(await bench.world.act(bench.userId, ({ connections }) => connections.list())).toEqual([])
  })

  it('is refused for what is not there, and for what is leaving already', async () => {
    const { id } = await connection()
    await disconnect(false)
    for (const other of [id, bench.world.ids.next()]) {
      await expect(
        bench.world.disconnect(bench.userId, other, { removeBlocks: false }),
      ).rejects.toMatchObject({ kind: 'not-found' })
    }
  })
})

function fail(): never {
  throw new Error('Nothing is connected.')
}
