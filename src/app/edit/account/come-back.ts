import { type IdentityProvider, type SignInAttempt, SignInError } from '../../ports/identity-provider.ts'
import { createLinkCalendar } from './link-calendar.ts'
import type { ConnectDependencies } from './keep-connection.ts'
import { createSignIn } from './sign-in.ts'

type Dependencies = ConnectDependencies & { readonly identityProvider: IdentityProvider }

export type CameBack =
  | { readonly outcome: 'signed-in'; readonly userId: string }
  /** Google gave no lasting access: ask again, with consent. */
  | { readonly outcome: 'must-consent' }

/** The person comes back from Google: signs in, or links one more account when somebody is signed in. */
export function createComeBack(dependencies: Dependencies) {
  const signIn = createSignIn(dependencies)
  const link = createLinkCalendar(dependencies)
  return async (callbackUrl: string, attempt: SignInAttempt, userId: string | null): Promise<CameBack> => {
    const grant = await dependencies.identityProvider.complete(callbackUrl, attempt)
    if (userId === null) {
      const signedIn = await signIn(grant, attempt.timeZone)
      return signedIn.outcome === 'must-consent'
        ? signedIn
        : { outcome: 'signed-in', userId: signedIn.userId }
    }
    const other = await dependencies.unitOfWork.forFleet((fleet) =>
      fleet.findPersonByGoogleAccount(grant.subject),
    )
    if (other !== null && other.id !== userId) {
      throw new SignInError(
        'mismatch',
        `${grant.email} belongs to another person here. Sign out first to use it.`,
      )
    }
    const linked = await link(userId, grant)
    return linked.outcome === 'must-consent' ? linked : { outcome: 'signed-in', userId }
  }
}
