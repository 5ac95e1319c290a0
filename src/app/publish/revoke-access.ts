import type { IdentityProvider } from '../ports/identity-provider.ts'
import type { Connection } from '../ports/repositories/calendar-repositories.ts'
import { type Opener, tokensOf } from '../ports/sealer.ts'

/** Gives the access to an account back to Google: nobody can use its tokens any more. */
export const createRevokeAccess =
  ({ identityProvider, opener }: { identityProvider: IdentityProvider; opener: Opener }) =>
  (userId: string, { id, sealedRefreshToken }: Connection): Promise<void> =>
    identityProvider.revoke(opener.open(sealedRefreshToken, tokensOf(userId, id)))
