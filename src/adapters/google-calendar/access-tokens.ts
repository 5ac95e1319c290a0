import { GatewayError } from '#app/ports/calendar-gateway.ts'
import type { Clock } from '#app/ports/clock.ts'
import type { Connection } from '#app/ports/repositories/calendar-repositories.ts'
import { type Opener, type SecretOf, tokensOf } from '#app/ports/sealer.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { UserLock } from '#app/ports/user-lock.ts'
import { gatewayError } from './faults.ts'
import type { Renewed, RenewToken } from './renew-token.ts'

type Owner = { readonly userId: string; readonly connectionId: string }

/** Access tokens of connections. `refused` is the token that Google has just refused: another one is wanted. */
export type AccessTokens = { get(owner: Owner, refused: string | null): Promise<string> }

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly opener: Opener
  readonly clock: Clock
  /** Serialises over all processes; held by the connection's id while its token is renewed. */
  readonly lock: UserLock
  readonly renew: RenewToken
}

const ACTION = 'use the Google account'
const SPARE_MS = 60_000
const ROUNDS = 3

/**
 * Keeps access tokens: sealed in the connection's row, renewed by one process at a time outside any transaction. Who
 * comes second finds the winner's token. A rotated refresh token is saved before the access token is handed out.
 */
export function createAccessTokens(dependencies: Dependencies): AccessTokens {
  const renewals = new Map<string, Promise<string>>()
  return {
    async get(owner, refused) {
      const connection = await read(dependencies, owner)
      const usable = usableToken(dependencies, owner, connection, refused)
      if (usable !== null) return usable
      const running = renewals.get(connection.id)
      if (running !== undefined) return running
      const renewal = dependencies.lock.run(connection.id, () => renewLocked(dependencies, owner, refused))
      renewals.set(connection.id, renewal)
      return renewal.finally(() => renewals.delete(connection.id))
    },
  }
}

async function read({ unitOfWork }: Dependencies, { userId, connectionId }: Owner): Promise<Connection> {
  const connection = await unitOfWork.forUser(userId, ({ connections }) => connections.find(connectionId))
  if (connection === null) throw gatewayError('dead-grant', ACTION, 'it is no longer connected')
  if (connection.status === 'reconnect') throw gatewayError('dead-grant', ACTION, 'Google ended the access')
  return connection
}

function usableToken(
  { opener, clock }: Dependencies,
  { userId }: Owner,
  one: Connection,
  refused: string | null,
): string | null {
  if (one.sealedAccessToken === null || one.accessTokenExpiresAtMs === null) return null
  if (one.accessTokenExpiresAtMs - SPARE_MS <= clock.now()) return null
  const token = openOrNull(opener, one.sealedAccessToken, tokensOf(userId, one.id))
  return token === refused ? null : token
}

/** What was sealed with a key that is no longer there is as good as gone. */
function openOrNull(opener: Opener, sealed: string, of: SecretOf): string | null {
  try {
    return opener.open(sealed, of)
  } catch {
    return null
  }
}

/** Renews until the renewal was made with the refresh token that is in force: a new sign-in may replace it meanwhile. */
async function renewLocked(
  dependencies: Dependencies,
  owner: Owner,
  refused: string | null,
): Promise<string> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const connection = await read(dependencies, owner)
    const usable = usableToken(dependencies, owner, connection, refused)
    if (usable !== null) return usable
    const token = await renewOnce(dependencies, owner, connection)
    if (token !== null) return token
  }
  throw gatewayError('unavailable', ACTION, 'its access changed again and again meanwhile')
}

async function renewOnce(dependencies: Dependencies, owner: Owner, used: Connection): Promise<string | null> {
  const { opener, renew, clock } = dependencies
  try {
    const refreshToken = openOrNull(opener, used.sealedRefreshToken, tokensOf(owner.userId, used.id))
    if (refreshToken === null) throw gatewayError('dead-grant', ACTION, 'its stored access cannot be opened')
    const renewed = await renew(refreshToken)
    return await keep(dependencies, owner, used, renewed, clock.now())
  } catch (error) {
    if (!(error instanceof GatewayError) || error.fault !== 'dead-grant') throw error
    if (await replace(dependencies, owner, used, { status: 'reconnect', fault: error.message })) throw error
    return null
  }
}

/** A rotated one, or the one before; sealed with the key of today either way. */
const refreshTokenAfter = (
  opener: Opener,
  of: SecretOf,
  used: Connection,
  { refreshToken }: Renewed,
): string =>
  refreshToken === null
    ? (opener.again(used.sealedRefreshToken, of) ?? used.sealedRefreshToken)
    : opener.seal(refreshToken, of)

async function keep(
  dependencies: Dependencies,
  owner: Owner,
  used: Connection,
  renewed: Renewed,
  nowMs: number,
): Promise<string | null> {
  const { opener } = dependencies
  const of = tokensOf(owner.userId, used.id)
  const isKept = await persistently(() =>
    replace(dependencies, owner, used, {
      sealedAccessToken: opener.seal(renewed.accessToken, of),
      accessTokenExpiresAtMs: nowMs + renewed.expiresInSeconds * 1000,
      sealedRefreshToken: refreshTokenAfter(opener, of, used, renewed),
      fault: null,
    }),
  )
  return isKept ? renewed.accessToken : null
}

/** Changes the row, unless its refresh token is no longer the one that was used. */
const replace = (
  { unitOfWork }: Dependencies,
  { userId, connectionId }: Owner,
  used: Connection,
  change: Partial<Connection>,
): Promise<boolean> =>
  unitOfWork.forUser(userId, async (mine) => {
    const now = await mine.connections.findForUpdate(connectionId)
    if (now === null || now.sealedRefreshToken !== used.sealedRefreshToken) return false
    // An account that is being disconnected stays so, whatever its access is worth.
    const status = now.status === 'leaving' ? now.status : (change.status ?? now.status)
    await mine.connections.save({ ...now, ...change, status })
    if (change.status !== undefined) await mine.announce('calendars')
    return true
  })

/** A rotated token that is not saved is lost for good, so a failing write is worth a second and a third try. */
async function persistently<T>(write: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (tries <= 1) throw error
    return persistently(write, tries - 1)
  }
}
