import * as oidc from 'openid-client'
import type { Clock } from '#app/ports/clock.ts'
import { type IdentityProvider, type SignInAttempt, SignInError } from '#app/ports/identity-provider.ts'
import { privateScopes, wantedScopes } from '#core/calendar/google-scopes.ts'
import type { GoogleEndpoints } from './google-endpoints.ts'
import { fetchProfile, profileOf } from './profile.ts'
import { toSignInError } from './sign-in-errors.ts'
import { toGrant } from './to-grant.ts'

type Options = {
  readonly clientId: string
  readonly clientSecret: string
  /** Exactly as it is registered at Google. */
  readonly redirectUri: string
  readonly endpoints: () => Promise<GoogleEndpoints>
  readonly clock: Clock
}

const scopeOf = (isPrivate: boolean): string =>
  ['openid', 'email', 'profile', ...(isPrivate ? privateScopes : wantedScopes)].join(' ')
const ATTEMPT_LASTS_MS = 10 * 60_000

/** Sign-in and consent with Google: authorization code with PKCE, state and nonce, each good for one attempt. */
export const createGoogleSignIn = (options: Options): IdentityProvider => ({
  begin: (wish) => begin(options, wish),
  complete: (callbackUrl, attempt) => complete(options, callbackUrl, attempt),
  revoke: (token) => revoke(options, token),
})

async function begin(
  options: Options,
  { returnTo, mustConsent, isPrivate = false, account }: Parameters<IdentityProvider['begin']>[0],
): ReturnType<IdentityProvider['begin']> {
  const attempt: SignInAttempt = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
    startedAtMs: options.clock.now(),
    returnTo,
    ...(isPrivate ? { isPrivate } : {}),
  }
  const url = oidc.buildAuthorizationUrl(await reach(options), {
    redirect_uri: options.redirectUri,
    scope: scopeOf(isPrivate),
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
    access_type: 'offline',
    // In privacy mode the wider scopes of an earlier consent must not come along.
    ...(isPrivate ? {} : { include_granted_scopes: 'true' }),
    ...(mustConsent ? { prompt: 'consent' } : {}),
    ...(account === undefined ? {} : { login_hint: account }),
  })
  return { url: url.href, attempt }
}

async function complete(
  options: Options,
  callbackUrl: string,
  attempt: SignInAttempt,
): ReturnType<IdentityProvider['complete']> {
  const startedAgoMs = options.clock.now() - attempt.startedAtMs
  if (startedAgoMs > ATTEMPT_LASTS_MS) {
    throw new SignInError(
      'expired',
      'Cannot finish the sign-in: it was begun over ten minutes ago. Begin again.',
    )
  }
  try {
    const config = await configure(options)
    const tokens = await oidc.authorizationCodeGrant(config, ourCallback(options, callbackUrl), {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      idTokenExpected: true,
    })
    const told = profileOf(tokens.claims())
    const profile = told.isWhole ? told : await fetchProfile(config, tokens.access_token, told)
    return toGrant(tokens, profile, options.clock.now())
  } catch (error) {
    throw toSignInError(error)
  }
}

/** The library compares and sends the redirect URI: behind a proxy only the query of the callback is to be trusted. */
const ourCallback = ({ redirectUri }: Options, callbackUrl: string): URL => {
  const url = new URL(redirectUri)
  url.search = new URL(callbackUrl, redirectUri).search
  return url
}

async function revoke(options: Options, token: string): Promise<void> {
  try {
    await oidc.tokenRevocation(await configure(options), token)
  } catch (error) {
    throw toSignInError(error)
  }
}

/** The endpoints may have to be asked for first, and the one who knows them may be away. */
const reach = (options: Options): Promise<oidc.Configuration> =>
  configure(options).catch((error: unknown) => {
    throw toSignInError(error)
  })

async function configure({ clientId, clientSecret, endpoints }: Options): Promise<oidc.Configuration> {
  const { issuer, authorization, token, revocation, keys, userInfo } = await endpoints()
  const config = new oidc.Configuration(
    {
      issuer,
      authorization_endpoint: authorization,
      token_endpoint: token,
      revocation_endpoint: revocation,
      jwks_uri: keys,
      userinfo_endpoint: userInfo,
    },
    clientId,
    { client_secret: clientSecret, [oidc.clockTolerance]: 30 },
    oidc.ClientSecretPost(clientSecret),
  )
  if (isLoopback(token)) oidc.allowInsecureRequests(config)
  return config
}

const isLoopback = (url: string): boolean => {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
