import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccessTokens } from '#adapters/google-calendar/access-tokens.ts'
import { createRenewToken } from '#adapters/google-calendar/renew-token.ts'
import { createSealer, deriveSealingKey } from '#adapters/system/sealer.ts'
import { createUserLock } from '#adapters/postgres/user-lock.ts'
import { type CalendarWorld, createCalendarWorld, signedIn } from './calendar-world.ts'

const HOUR = 60 * 60_000

describe('access tokens', () => {
  let world: CalendarWorld
  let owner: { userId: string; connectionId: string }

  beforeAll(async () => {
    world = await createCalendarWorld()
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    const { switches } = world.google.store.state
    Object.assign(switches, { refreshError: null, rotateRefreshTokens: false })
    world.google.faults.clear()
    const userId = await signedIn(world)
    const [connection] = await world.act(userId, (mine) => mine.connections.list())
    owner = { userId, connectionId: connection?.id ?? '' }
    world.advance(2 * HOUR)
    world.google.journal.clear()
  })

  /** One process: shares nothing with another but the database. */
  const aProcess = () => {
    const renew = createRenewToken({
      clientId: 'test-client',
      clientSecret: 'test-secret',
      tokenEndpoint: async () => `${world.google.url}/token`,
    })
    const lock = createUserLock({ pool: world.pool })
    return createAccessTokens({ ...world, lock, renew })
  }
  const renewals = () => world.google.journal.entries().filter((entry) => entry.name === 'oauth.token')
  const connection = () => world.act(owner.userId, (mine) => mine.connections.find(owner.connectionId))

  it('are renewed once, however many ask in however many processes', async () => {
    const processes = [aProcess(), aProcess(), aProcess()]
    const asked = processes.flatMap((process) => Array.from({ length: 10 }, () => process.get(owner, null)))
    const tokens = new Set(await Promise.all(asked))
    expect(tokens.size).toBe(1)
    expect(renewals()).toHaveLength(1)
  })

  it('are not renewed again for a token that somebody has replaced', async () => {
    const first = await aProcess().get(owner, null)
    const second = await aProcess().get(owner, first)
    expect(second).not.toBe(first)
    expect(await aProcess().get(owner, first)).toBe(second)
    expect(renewals()).toHaveLength(2)
  })

  it('seal the refresh token with the key of today, whether Google rotates it or not', async () => {
    const before = (await connection())?.sealedRefreshToken ?? ''
    const [old, today] = [
      deriveSealingKey('test', 'a secret with enough chance in it'),
      deriveSealingKey('today', 'another secret with chance in it'),
    ]
    const sealer = createSealer(today, [old])
    const renew = createRenewToken({
      clientId: 'test-client',
      clientSecret: 'test-secret',
      tokenEndpoint: async () => `${world.google.url}/token`,
    })
    await createAccessTokens({ ...world, sealer, lock: createUserLock({ pool: world.pool }), renew }).get(
      owner,
      null,
    )
    const after = (await connection())?.sealedRefreshToken ?? ''
    expect(after).toMatch(/^v1\.today\./)
    expect(createSealer(today).open(after, owner.connectionId)).toBe(
      createSealer(old).open(before, owner.connectionId),
    )
  })

  it('keep a rotated refresh token before they are handed out', async () => {
    world.google.store.state.switches.rotateRefreshTokens = true
    const before = (await connection())?.sealedRefreshToken ?? ''
    await aProcess().get(owner, null)
    const after = (await connection())?.sealedRefreshToken ?? ''
    expect(world.sealer.open(after, owner.connectionId)).not.toBe(
      world.sealer.open(before, owner.connectionId),
    )
    world.advance(2 * HOUR)
    await aProcess().get(owner, null)
    expect(await connection()).toMatchObject({ status: 'active' })
  })

  it.each(['invalid_grant', 'invalid_rapt', 'admin_policy_enforced'])(
    'end for good with %s, after one try',
    async (error) => {
      world.google.store.state.switches.refreshError = error
      await expect(aProcess().get(owner, null)).rejects.toMatchObject({ fault: 'dead-grant' })
      await expect(aProcess().get(owner, null)).rejects.toMatchObject({ fault: 'dead-grant' })
      expect(renewals()).toHaveLength(1)
      expect(await connection()).toMatchObject({ status: 'reconnect' })
    },
  )

  it('survive an outage of Google', async () => {
    world.google.faults.plan({ method: 'oauth.token', kind: 'error', status: 503 })
    await expect(aProcess().get(owner, null)).rejects.toMatchObject({ fault: 'unavailable' })
    await aProcess().get(owner, null)
    expect(await connection()).toMatchObject({ status: 'active' })
  })

  it('say nothing of the secrets they were made from', async () => {
    world.google.store.state.switches.refreshError = 'invalid_grant'
    const secret = world.sealer.open((await connection())?.sealedRefreshToken ?? '', owner.connectionId)
    const error = await aProcess()
      .get(owner, null)
      .catch((thrown: unknown) => thrown)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret)
  })
})
