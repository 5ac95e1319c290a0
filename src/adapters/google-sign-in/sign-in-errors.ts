import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { SignInError } from '#app/ports/identity-provider.ts'

/** Tells in our words what went wrong. The library's own errors carry codes and tokens, so they go no further. */
export function toSignInError(error: unknown): SignInError {
  if (error instanceof SignInError) return error
  if (error instanceof AuthorizationResponseError) return refusedBy(error.error)
  if (error instanceof ResponseBodyError) return refusedToken(error.error)
  if (error instanceof ClientError && error.code?.startsWith('OAUTH_') === true) return mismatch(error.code)
  return new SignInError('unavailable', 'Cannot sign in: Google could not be reached. Try again in a minute.')
}

const refusedBy = (code: string): SignInError =>
  code === 'access_denied'
    ? new SignInError('denied', 'Cannot sign in: the access was not allowed. Try again and allow it.')
    : new SignInError('unavailable', `Cannot sign in: Google says ${wordOf(code)}. Try again.`)

const refusedToken = (code: string): SignInError =>
  code === 'invalid_grant'
    ? new SignInError(
        'expired',
        'Cannot sign in: this sign-in was used already or took too long. Begin again.',
      )
    : new SignInError(
        'unavailable',
        `Cannot sign in: Google says ${wordOf(code)}. Check the client id and secret.`,
      )

/** The answer does not belong to the attempt of this session. */
const mismatch = (code: string): SignInError =>
  code === 'OAUTH_TIMEOUT'
    ? new SignInError('unavailable', 'Cannot sign in: Google did not answer in time. Try again in a minute.')
    : new SignInError(
        'mismatch',
        `Cannot sign in: the answer is not for this attempt (${wordOf(code)}). Begin again.`,
      )

const wordOf = (code: string): string => code.replaceAll(/\W/g, '')
