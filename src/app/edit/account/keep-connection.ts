import type { Grant } from '../../ports/identity-provider.ts'
import type { Connection } from '../../ports/repositories/calendar-repositories.ts'
import { type Sealer, tokensOf } from '../../ports/sealer.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { calendarListSubject } from '../../wake-up.ts'
import type { EditDependencies } from '../dependencies.ts'

export type ConnectDependencies = EditDependencies & { readonly sealer: Sealer }

/**
 * Keeps what Google granted for an account: a new connection, or new access for one that there is. Answers null when
 * there is no refresh token, old or new: the person has to consent once more. Tokens are sealed for this person's connection alone.
 */
export async function keepConnection(
  mine: Repositories,
  userId: string,
  grant: Grant,
  { sealer, ids, clock }: ConnectDependencies,
): Promise<Connection | null> {
  const before = await findStanding(mine, grant.subject)
  const id = before?.id ?? ids.next()
  const of = tokensOf(userId, id)
  const sealedRefreshToken = sealedToken(grant, before, (token) => sealer.seal(token, of))
  if (sealedRefreshToken === null) return null
  const connection: Connection = {
    id,
    googleSubject: grant.subject,
    email: grant.email,
    scopes: grant.scopes,
    sealedRefreshToken,
    sealedAccessToken: sealer.seal(grant.accessToken, of),
    accessTokenExpiresAtMs: grant.accessTokenExpiresAtMs,
    status: 'active',
    removesBlocks: false,
    fault: null,
    createdAtMs: before?.createdAtMs ?? clock.now(),
  }
  await mine.connections.save(connection)
  await readAgain(mine, connection)
  return connection
}

/** An account that is being disconnected begins anew. A renewal under way ends first: what it keeps is seen. */
async function findStanding({ connections }: Repositories, subject: string): Promise<Connection | undefined> {
  const one = (await connections.list()).find(({ googleSubject }) => googleSubject === subject)
  if (one === undefined) return undefined
  if (one.status !== 'leaving') return (await connections.findForUpdate(one.id)) ?? undefined
  await connections.remove(one.id)
  return undefined
}

/** A refresh token of an access that has ended is none. */
const sealedToken = (
  grant: Grant,
  before: Connection | undefined,
  seal: (token: string) => string,
): string | null => {
  if (grant.refreshToken !== null) return seal(grant.refreshToken)
  return before?.status === 'active' ? before.sealedRefreshToken : null
}

/** What could not be read may be readable now, and what could not be written waits to be. */
async function readAgain(mine: Repositories, connection: Connection): Promise<void> {
  await mine.wakes.request('pull', calendarListSubject(connection.id))
  for (const calendar of await mine.calendars.list()) {
    if (calendar.connectionId !== connection.id || calendar.state !== 'unreadable') continue
    await mine.calendars.save({ ...calendar, state: 'unread', fault: null, isPushable: true })
    await mine.wakes.request('pull', calendar.id)
  }
  await mine.wakes.request('publish')
  await mine.announce('calendars')
}
