import type { Connection } from '../ports/repositories/calendar-repositories.ts'
import { type Opener, type SecretOf, slackAddressOf, tokensOf } from '../ports/sealer.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import type { UserLock } from '../ports/user-lock.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly opener: Opener
  readonly userLock: UserLock
}

/** How many secrets were under the master key of today, are now, and cannot be opened with any key that is configured. */
type Rewrapped = { readonly upToDate: number; readonly rewrapped: number; readonly unreadable: number }

/**
 * Puts all secrets of a person under the master key of today. Tokens wait for a renewal that is under way, and it for
 * them: it keeps a token that Google has changed only if the one it began with is still there.
 */
export function createRewrapSecrets({ unitOfWork, opener, userLock }: Dependencies) {
  return async (userId: string): Promise<Rewrapped> => {
    const tally = new Tally(opener)
    const connections = await unitOfWork.forUser(userId, (mine) => mine.connections.list())
    for (const { id } of connections) {
      await userLock.run(id, () =>
        unitOfWork.forUser(userId, async (mine) => {
          const connection = await mine.connections.findForUpdate(id)
          if (connection !== null) await rewrapTokens(mine, connection, tokensOf(userId, id), tally)
        }),
      )
    }
    await unitOfWork.forUser(userId, (mine) => rewrapSlackAddress(mine, slackAddressOf(userId), tally))
    return tally.counts()
  }
}

export function createRewrapEverybody(dependencies: Dependencies) {
  const rewrap = createRewrapSecrets(dependencies)
  return async (): Promise<Rewrapped> => {
    const sum = { upToDate: 0, rewrapped: 0, unreadable: 0 }
    for (const userId of await dependencies.unitOfWork.forFleet((fleet) => fleet.listPeople())) {
      const one = await rewrap(userId)
      sum.upToDate += one.upToDate
      sum.rewrapped += one.rewrapped
      sum.unreadable += one.unreadable
    }
    return sum
  }
}

async function rewrapTokens(
  { connections }: Repositories,
  connection: Connection,
  of: SecretOf,
  tally: Tally,
): Promise<void> {
  const sealedRefreshToken = tally.again(connection.sealedRefreshToken, of)
  const { sealedAccessToken: before } = connection
  const sealedAccessToken = before === null ? null : tally.again(before, of)
  if (sealedRefreshToken === connection.sealedRefreshToken && sealedAccessToken === before) return
  await connections.save({ ...connection, sealedRefreshToken, sealedAccessToken })
}

async function rewrapSlackAddress(
  { person, notifications }: Repositories,
  of: SecretOf,
  tally: Tally,
): Promise<void> {
  await person.lock()
  const settings = await notifications.settings()
  const { sealedSlackUrl: before } = settings
  if (before === null) return
  const sealedSlackUrl = tally.again(before, of)
  if (sealedSlackUrl !== before) await notifications.saveSettings({ ...settings, sealedSlackUrl })
}

class Tally {
  readonly #opener: Opener
  readonly #counts = { upToDate: 0, rewrapped: 0, unreadable: 0 }

  constructor(opener: Opener) {
    this.#opener = opener
  }

  /** What cannot be opened stays as it is: its key may come back. */
  again(sealed: string, of: SecretOf): string {
    try {
      const again = this.#opener.again(sealed, of)
      this.#counts[again === null ? 'upToDate' : 'rewrapped'] += 1
      return again ?? sealed
    } catch {
      this.#counts.unreadable += 1
      return sealed
    }
  }

  counts(): Rewrapped {
    return { ...this.#counts }
  }
}
