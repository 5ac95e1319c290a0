import type { Fault } from '../control/faults.ts'
import { GoogleError } from '../core/google-error.ts'

/** The error a fault of kind `error` answers with. */
export function scriptedError({ status, reason, message, retryAfterSeconds }: Fault): GoogleError {
  const domain = /limitExceeded|quotaExceeded/i.test(reason) ? 'usageLimits' : 'global'
  return new GoogleError(status, reason, message, {
    domain,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}
