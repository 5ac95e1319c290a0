import type { Fault } from '../control/fault-schema.ts'
import { GoogleError } from '../core/google-error.ts'
import { OAuthError } from '../oauth/oauth-error.ts'

/** The error a fault of kind `error` answers with, in the shape of the endpoint it strikes. */
export function scriptedError(fault: Fault): GoogleError | OAuthError {
  const { status, reason, message, retryAfterSeconds, method } = fault
  if (method.startsWith('oauth.')) return new OAuthError(reason, message, status)
  const domain = /limitExceeded|quotaExceeded/i.test(reason) ? 'usageLimits' : 'global'
  return new GoogleError(status, reason, message, {
    domain,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}
