/** What has to be remembered between sending the person to Google and their return; bound to the session. */
export type SignInAttempt = {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly startedAtMs: number
  /** Where to go afterwards, a path of ours. */
  readonly returnTo: string
  /** Only free and busy times were asked for. */
  readonly isPrivate?: boolean
  /** Where the browser is: what a newcomer's days go by until their calendars say it. */
  readonly timeZone?: string
}

export type Grant = {
  readonly subject: string
  readonly email: string
  readonly name: string
  /** As Google granted them, which may be fewer than we asked for. */
  readonly scopes: readonly string[]
  readonly refreshToken: string | null
  readonly accessToken: string
  readonly accessTokenExpiresAtMs: number
}

export type IdentityProvider = {
  /** `mustConsent` asks for a refresh token again; without need Google drops the oldest ones. */
  begin(options: {
    readonly returnTo: string
    readonly mustConsent: boolean
    /** Ask for free and busy times only, without titles. */
    readonly isPrivate?: boolean
    /** Mail address of the account to propose. */
    readonly account?: string
  }): Promise<{ readonly url: string; readonly attempt: SignInAttempt }>
  /** Checks state, nonce, PKCE and the id token; throws SignInError. */
  complete(callbackUrl: string, attempt: SignInAttempt): Promise<Grant>
  revoke(token: string): Promise<void>
}

export class SignInError extends Error {
  readonly reason: 'denied' | 'expired' | 'mismatch' | 'unavailable'

  constructor(reason: 'denied' | 'expired' | 'mismatch' | 'unavailable', message: string) {
    super(message)
    this.name = 'SignInError'
    this.reason = reason
  }
}
