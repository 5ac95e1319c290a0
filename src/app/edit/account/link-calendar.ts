import { type MissingScope, missingScopes } from '#core/calendar/google-scopes.ts'
import type { Grant } from '../../ports/identity-provider.ts'
import { type ConnectDependencies, keepConnection } from './keep-connection.ts'

export type Linked =
  | { readonly outcome: 'linked'; readonly connectionId: string; readonly missing: readonly MissingScope[] }
  | { readonly outcome: 'must-consent' }

/** Links one more Google account to a person who is signed in, or renews the access to one that is linked. */
export function createLinkCalendar(dependencies: ConnectDependencies) {
  return async (userId: string, grant: Grant): Promise<Linked> => {
    const connection = await dependencies.unitOfWork.forUser(userId, (mine) =>
      keepConnection(mine, userId, grant, dependencies),
    )
    return connection === null
      ? { outcome: 'must-consent' }
      : { outcome: 'linked', connectionId: connection.id, missing: missingScopes(grant.scopes) }
  }
}
