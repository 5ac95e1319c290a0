type ErrorDomain = 'global' | 'calendar' | 'usageLimits' | 'push'

type Extra = { domain?: ErrorDomain; location?: string; locationType?: string; retryAfterSeconds?: number }

/** An answer in Google's error shape. Callers branch on `reason`, since one status means several things. */
export class GoogleError extends Error {
  readonly status: number
  readonly reason: string
  readonly extra: Extra

  constructor(status: number, reason: string, message: string, extra: Extra = {}) {
    super(message)
    this.name = 'GoogleError'
    this.status = status
    this.reason = reason
    this.extra = extra
  }

  toBody(): Record<string, unknown> {
    const { domain = 'global', location, locationType } = this.extra
    const where = location === undefined ? {} : { location, locationType: locationType ?? 'parameter' }
    const detail = { domain, reason: this.reason, message: this.message, ...where }
    return { error: { code: this.status, message: this.message, errors: [detail] } }
  }
}

export const invalid = (message: string, location?: string): GoogleError =>
  new GoogleError(400, 'invalid', message, location === undefined ? {} : { location })

export const required = (message: string): GoogleError => new GoogleError(400, 'required', message)

export const notFound = (): GoogleError => new GoogleError(404, 'notFound', 'Not Found')

export const alreadyDeleted = (): GoogleError => new GoogleError(410, 'deleted', 'Resource has been deleted')

export const preconditionFailed = (): GoogleError =>
  new GoogleError(412, 'conditionNotMet', 'Precondition Failed', {
    location: 'If-Match',
    locationType: 'header',
  })

export const fullSyncRequired = (): GoogleError =>
  new GoogleError(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.', {
    domain: 'calendar',
    location: 'syncToken',
  })

export const insufficientPermissions = (): GoogleError =>
  new GoogleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.')
