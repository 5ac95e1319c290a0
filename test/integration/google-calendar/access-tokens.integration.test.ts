import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccessTokens } from '#adapters/google-calendar/access-tokens.ts'
import { createRenewToken, type Renewed } from '#adapters/google-calendar/renew-token.ts'
import { masterKeyOf } from '#adapters/system/master-key.ts'
import { createSecretBox, firstKeysOf } from '#adapters/system/secret-box.ts'
import { createOpener } from '#adapters/system/sealer.ts'
import { createRewrapSecrets } from '#app/housekeeping/rewrap-secrets.ts'
import { type Opener, tokensOf } from '#app/ports/sealer.ts'
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
  const aProcess = (opener: Opener = world.opener, after = async (renewed: Renewed) => renewed) => {
    const ask = createRenewToken({
      clientId: 'test-client',
      clientSecret: 'test-secret',
      tokenEndpoint: async () => `${world.google.url}/token`,
    })
    const lock = createUserLock({ pool: world.pool })
    const renew = async (token: string) => after(await ask(token))
    return createAccessTokens({ ...world, opener, lock, renew })
  }
  const ofOwner = () => tokensOf(owner.userId, owner.connectionId)
  const waitingForLocks = async () => {
    const { rows } = await world.pool.query(
      "select 1 from pg_locks where locktype = 'advisory' and not granted",
    )
    return rows.length
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

  const store = (sealedRefreshToken: string, sealedAccessToken: string | null = null) =>
    world.act(owner.userId, async ({ connections }) => {
      const one = await connections.find(owner.connectionId)
      if (one === null) throw new Error('not connected')
      await connections.save({ ...one, sealedRefreshToken, sealedAccessToken })
    })
  const stored = async () => (await connection())?.sealedRefreshToken ?? ''
  const [before, today] = [Buffer.alloc(32, 9), Buffer.alloc(32, 10)]
  const [own, ...others] = firstKeysOf(before)
  const changed = createOpener(
    masterKeyOf(today),
    [masterKeyOf(before)],
    createSecretBox(own ?? { id: '', bytes: today }, others),
  )

  it('seal the refresh token under the master key of today, whether Google rotates it or not', async () => {
    const token = world.opener.open(await stored(), ofOwner())
    await aProcess(changed).get(owner, null)
    expect(await stored()).toMatch(new RegExp(`^v2\\.${masterKeyOf(today).id}\\.`))
    expect(createOpener(masterKeyOf(today)).open(await stored(), ofOwner())).toBe(token)
  })

  it('are renewed with what an older version had sealed', async () => {
    const token = world.opener.open(await stored(), ofOwner())
    const first = createSecretBox({ id: 'k1', bytes: before }).seal(token, owner.connectionId)
    await store(first)
    await aProcess(changed).get(owner, null)
    expect(await connection()).toMatchObject({ status: 'active' })
    expect(createOpener(masterKeyOf(today)).open(await stored(), ofOwner())).toBe(token)
  })

  it('lie under the master key of today once everything is wrapped again', async () => {
    const token = world.opener.open(await stored(), ofOwner())
    const box = createSecretBox(own ?? { id: '', bytes: before })
    await store(world.opener.seal(token, ofOwner()), box.seal('an access token', owner.connectionId))
    const userLock = createUserLock({ pool: world.pool })
    const rewrap = createRewrapSecrets({ unitOfWork: world.unitOfWork, opener: changed, userLock })
    const content = (await stored()).split('.').at(-1)
    expect(await rewrap(owner.userId)).toEqual({ upToDate: 0, rewrapped: 2, unreadable: 0 })
    expect(await rewrap(owner.userId)).toEqual({ upToDate: 2, rewrapped: 0, unreadable: 0 })
    expect((await stored()).split('.').at(-1)).toBe(content)
    const alone = createOpener(masterKeyOf(today))
    expect(alone.open(await stored(), ofOwner())).toBe(token)
    expect(alone.open((await connection())?.sealedAccessToken ?? '', ofOwner())).toBe('an access token')
  })

  it('leave as it is what no configured key opens', async () => {
    const userLock = createUserLock({ pool: world.pool })
    const stranger = createOpener(masterKeyOf(Buffer.alloc(32, 11)))
    const sealed = await stored()
    const rewrap = createRewrapSecrets({ unitOfWork: world.unitOfWork, opener: stranger, userLock })
    expect(await rewrap(owner.userId)).toMatchObject({ rewrapped: 0, unreadable: 2 })
    expect(await stored()).toBe(sealed)
  })

  it('are not lost to a new master key while Google rotates them', async () => {
    world.google.store.state.switches.rotateRefreshTokens = true
    const userLock = createUserLock({ pool: world.pool })
    const rewrap = createRewrapSecrets({ unitOfWork: world.unitOfWork, opener: changed, userLock })
    const old = world.opener.open(await stored(), ofOwner())
    const [hasRenewed, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const renewal = aProcess(changed, async (renewed) => {
      hasRenewed.resolve()
      await goOn.promise
      return renewed
    }).get(owner, null)
    await hasRenewed.promise
    let isOver = false
    const wrapping = rewrap(owner.userId).finally(() => (isOver = true))
    await expect.poll(async () => isOver || (await waitingForLocks()) > 0).toBe(true)
    goOn.resolve()
    await Promise.all([renewal, wrapping])
    const kept = createOpener(masterKeyOf(today)).open(await stored(), ofOwner())
    expect(kept).not.toBe(old)
    world.advance(2 * HOUR)
    await aProcess(changed).get(owner, null)
    expect(await connection()).toMatchObject({ status: 'active' })
  })

  it('keep a rotated refresh token before they are handed out', async () => {
    world.google.store.state.switches.rotateRefreshTokens = true
    const before = (await connection())?.sealedRefreshToken ?? ''
    await aProcess().get(owner, null)
    const after = (await connection())?.sealedRefreshToken ?? ''
    expect(world.opener.open(after, ofOwner())).not.toBe(world.opener.open(before, ofOwner()))
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
    const secret = world.opener.open((await connection())?.sealedRefreshToken ?? '', ofOwner())
    const error = await aProcess()
      .get(owner, null)
      .catch((thrown: unknown) => thrown)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret)
  })
})
