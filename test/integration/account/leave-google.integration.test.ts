import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDeleteAccount } from '#app/edit/account/delete-account.ts'
import { createPublishWorld, HOUR, type PublishWorld } from '../publish/publish-world.ts'
import { EMAIL, grantFor } from '../google-calendar/calendar-world.ts'
import { snapshotOf } from '../postgres/support/snapshot.ts'

describe('leaving for good, at Google', () => {
  let bench: PublishWorld
  beforeEach(async () => {
    bench = await createPublishWorld({ pushAddress: 'http://127.0.0.1:9/push' })
    bench.world.google.store.change(() => {
      bench.world.google.store.state.switches.pushEnabled = false
    })
    await bench.aBlock()
    await bench.publish()
    await bench.world.settle()
  })
  afterEach(() => bench.world.close())

  const leave = (removeBlocks: boolean) =>
    createDeleteAccount(bench.world)(bench.userId, { email: EMAIL, removeBlocks })
  const names = () => bench.world.google.journal.entries().map((entry) => entry.name)
  const rowsLeft = async () =>
    Object.values(await snapshotOf(bench.world.pool, bench.userId)).reduce(
      (sum, rows) => sum + rows.length,
      0,
    )

  it('stops channels, removes what we wrote when asked to, gives the access back, and then every row', async () => {
    await leave(true)
    await bench.publish()
    expect(bench.inGoogle()).toEqual([])
    expect(names()).toContain('channels.stop')
    expect(names()).toContain('oauth.revoke')
    expect(names().indexOf('oauth.revoke')).toBeGreaterThan(names().indexOf('channels.stop'))
    expect(await rowsLeft()).toBe(0)
  })

  it('leaves what we wrote when not asked to, and signs in as somebody new', async () => {
    await leave(false)
    // Even before the clearing up has begun.
    const back = await bench.world.signIn(await grantFor(bench.world))
    expect(back).toMatchObject({ outcome: 'signed-in', isNew: true })
    await bench.publish()
    expect(bench.inGoogle()).toHaveLength(1)
    expect(await rowsLeft()).toBe(0)
    // The newcomer goes on using the access that both had.
    expect(names()).not.toContain('oauth.revoke')
  })

  it('goes on where Google failed, and gives up after a day', async () => {
    await leave(true)
    bench.world.google.faults.plan({ method: 'calendars.delete', kind: 'error', status: 503, times: 1000 })
    await expect(bench.publish()).rejects.toMatchObject({ name: 'GatewayError' })
    expect(await rowsLeft()).toBeGreaterThan(0)
    bench.world.advance(25 * HOUR)
    await bench.publish()
    expect(await rowsLeft()).toBe(0)
  })
})
