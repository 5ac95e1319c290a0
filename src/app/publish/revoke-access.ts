import type { IdentityProvider } from '../ports/identity-provider.ts'
import type { Connection } from '../ports/repositories/calendar-repositories.ts'
import type { Sealer } from '../ports/sealer.ts'

/** Gives the access to an account back to Google: nobody can use its tokens any more. */
export const createRevokeAccess =
  ({ identityProvider, sealer }: { identityProvider: IdentityProvider; sealer: Sealer }) =>
  ({ id, sealedRefreshToken }: Connection): Promise<void> =>
    identityProvider.revoke(sealer.open(sealedRefreshToken, id))
