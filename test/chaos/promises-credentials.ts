import { type AccessTokens, createAccessTokens } from '#adapters/google-calendar/access-tokens.ts'
import { createRenewToken } from '#adapters/google-calendar/renew-token.ts'
import { createPool } from '#adapters/postgres/pool.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createUserLock } from '#adapters/postgres/user-lock.ts'
import { systemClock } from '#adapters/system/system-clock.ts'
import { createUuidv7Source } from '#adapters/system/uuidv7-source.ts'
import { GatewayError } from '#app/ports/calendar-gateway.ts'
import type { Connection } from '#app/ports/repositories/calendar-repositories.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import { defaultSettings } from '#core/people/settings.ts'
import { type DeathPoint, Died, Mortality } from '../simulator/mortality.ts'
import { tokensOf } from '#app/ports/sealer.ts'
import { testSealing } from '../support/sealing.ts'
import type { Measured } from './promise.ts'
import { TokenServer } from './token-server.ts'

const ids = createUuidv7Source(systemClock)
const { opener } = testSealing()

/** Every place at which a renewal can be cut short: around its three commits, and around its request. */
const deaths: readonly (readonly [point: DeathPoint, after: number])[] = [
  ...[0, 1, 2].map((nth) => ['before-commit', nth] as const),
  ...[0, 1, 2].map((nth) => ['after-commit', nth] as const),
  ['before-request', 0],
  ['after-request', 0],
]

type Owner = { readonly userId: string; readonly connectionId: string }

/** One database, one token server, and as many processes as are wanted. */
function openBank(databaseUrl: string) {
  const pool = createPool(databaseUrl, { max: 20, name: 'credentials' })
  const lockPool = createPool(databaseUrl, { max: 40, name: 'credential locks', statementTimeoutMs: 0 })
  const unitOfWork = createUnitOfWork({ pool, ids, afterCommit: async () => {} })
  const server = new TokenServer()
  return {
    server,
    unitOfWork,
    /** A person whose access token has expired. */
    expired: () => anOwner(unitOfWork, server.begin()),
    aProcess: (life?: Mortality): AccessTokens =>
      createAccessTokens({
        opener,
        clock: systemClock,
        unitOfWork: life === undefined ? unitOfWork : mortalWork(unitOfWork, life),
        lock: createUserLock({ pool: lockPool }),
        renew: createRenewToken({
          clientId: 'client',
          clientSecret: 'secret',
          tokenEndpoint: async () => 'http://localhost/token',
          fetch: life === undefined ? server.fetch : mortalFetch(server.fetch, life),
        }),
      }),
    close: async () => {
      await Promise.all([pool.end(), lockPool.end()])
    },
  }
}

type Bank = ReturnType<typeof openBank>

const mortalWork = (inner: UnitOfWork, life: Mortality): UnitOfWork => ({
  ...inner,
  forUser: async (userId, work) => {
    life.check()
    const answer = await inner.forUser(userId, async (mine) => {
      const done = await work(mine)
      life.pass('before-commit')
      return done
    })
    life.pass('after-commit')
    return answer
  },
})

const mortalFetch =
  (inner: typeof fetch, life: Mortality): typeof fetch =>
  async (...given) => {
    life.pass('before-request')
    const answer = await inner(...given)
    life.pass('after-request')
    return answer
  }

async function anOwner(unitOfWork: UnitOfWork, refreshToken: string): Promise<Owner> {
  const [userId, connectionId] = [ids.next(), ids.next()]
  const email = 'somebody@example.org'
  const person = {
    id: userId,
    email,
    name: 'Somebody',
    timeZone: 'UTC',
    settings: defaultSettings,
    daysOff: [],
    trips: [],
  }
  const connection: Connection = {
    id: connectionId,
    googleSubject: userId,
    email,
    scopes: [],
    sealedRefreshToken: opener.seal(refreshToken, tokensOf(userId, connectionId)),
    sealedAccessToken: opener.seal('expired', tokensOf(userId, connectionId)),
    accessTokenExpiresAtMs: 0,
    status: 'active',
    removesBlocks: false,
    fault: null,
    createdAtMs: 0,
  }
  await unitOfWork.forFleet((fleet) => fleet.addPerson(person, userId, 0))
  await unitOfWork.forUser(userId, ({ connections }) => connections.save(connection))
  return { userId, connectionId }
}

const connectionOf = ({ unitOfWork }: Bank, { userId, connectionId }: Owner) =>
  unitOfWork.forUser(userId, ({ connections }) => connections.find(connectionId))

/** Many processes want the token of one account at the same moment. */
async function crowd(bank: Bank, workers: number): Promise<Measured> {
  const owner = await bank.expired()
  const processes = Array.from({ length: workers }, () => bank.aProcess())
  const tokens = new Set(await Promise.all(processes.map((one) => one.get(owner, null))))
  const figures = { workers, refreshes: bank.server.requests, tokens: tokens.size }
  const passed = figures.refreshes === 1 && figures.tokens === 1
  return { promise: 'R9', threshold: 'one expired token, many workers: 1 refresh', figures, passed }
}

/** As many find that the access has ended; and ask again. */
async function ended(bank: Bank, workers: number): Promise<Measured> {
  const owner = await bank.expired()
  bank.server.isRevoked = true
  const askAll = () =>
    Promise.all(
      Array.from({ length: workers }, () =>
        bank
          .aProcess()
          .get(owner, null)
          .then(() => false, isDeadGrant),
      ),
    )
  const told = [...(await askAll())]
  const attempts = bank.server.requests
  told.push(...(await askAll()))
  const figures = {
    workers,
    attempts,
    callsAfterwards: bank.server.requests - attempts,
    told: told.filter(Boolean).length,
  }
  const status = (await connectionOf(bank, owner))?.status
  const passed =
    attempts === 1 && figures.callsAfterwards === 0 && figures.told === 2 * workers && status === 'reconnect'
  return { promise: 'R9', threshold: 'invalid_grant: terminal in 1 attempt, then 0 calls', figures, passed }
}

const isDeadGrant = (error: unknown): boolean => error instanceof GatewayError && error.fault === 'dead-grant'

/** The process dies at each step of a renewal in turn; the next one has to get a token, and keep the rotated one. */
async function rotation(bank: Bank, kills: number): Promise<Measured> {
  const figures = { kills: 0, unkilled: 0, lost: 0, refreshesPerKill: 0 }
  let requests = 0
  for (let index = 0; index < kills; index += 1) {
    const owner = await bank.expired()
    const died = await dieOnce(bank, owner, index)
    figures[died ? 'kills' : 'unkilled'] += 1
    figures.lost += Number(!(await worksTwice(bank, owner)))
    requests += bank.server.requests
  }
  figures.refreshesPerKill = Math.round((requests / kills) * 100) / 100
  const passed = figures.lost === 0 && figures.unkilled === 0
  return { promise: 'R9', threshold: 'a rotation survives a kill at every step', figures, passed }
}

async function dieOnce(bank: Bank, owner: Owner, index: number): Promise<boolean> {
  const life = new Mortality()
  const [point, after] = deaths[index % deaths.length] ?? ['before-commit', 0]
  life.light(point, after)
  return bank
    .aProcess(life)
    .get(owner, null)
    .then(
      () => false,
      (error: unknown) => life.isDead || error instanceof Died,
    )
}

/** Gets a token, and once more when that one is refused: the refresh token that was kept is the good one. */
async function worksTwice(bank: Bank, owner: Owner): Promise<boolean> {
  try {
    const first = await bank.aProcess().get(owner, null)
    const second = await bank.aProcess().get(owner, first)
    return first !== second && (await connectionOf(bank, owner))?.status === 'active'
  } catch {
    return false
  }
}

/** A server that ends the old token with its answer: what dies with the answer is lost, and is known to be at once. */
async function strictly(bank: Bank): Promise<Measured> {
  bank.server.isStrict = true
  const figures = { steps: deaths.length, lost: 0, lostSilently: 0 }
  for (const index of deaths.keys()) {
    const owner = await bank.expired()
    await dieOnce(bank, owner, index)
    if (await worksTwice(bank, owner)) continue
    figures.lost += 1
    figures.lostSilently += Number((await connectionOf(bank, owner))?.status !== 'reconnect')
  }
  bank.server.isStrict = false
  const passed = figures.lost <= 2 && figures.lostSilently === 0
  return {
    promise: 'R9',
    threshold: 'strict server: lost only with its answer, never silently',
    figures,
    passed,
  }
}

export type CredentialScale = { readonly workers: number; readonly kills: number }

/** R9, all but the part that needs the whole product. */
export async function credentialPromises(
  databaseUrl: string,
  scale: CredentialScale,
): Promise<readonly Measured[]> {
  const bank = openBank(databaseUrl)
  try {
    return [
      await crowd(bank, scale.workers),
      await ended(bank, scale.workers),
      await rotation(bank, scale.kills),
      await strictly(bank),
    ]
  } finally {
    await bank.close()
  }
}
