/** An error of the token endpoint, in the shape of RFC 6749 plus Google's `error_subtype`. */
export class OAuthError extends Error {
  readonly code: string
  readonly status: number
  readonly subtype: string | null

  constructor(code: string, description: string, status = 400, subtype: string | null = null) {
    super(description)
    this.name = 'OAuthError'
    this.code = code
    this.status = status
    this.subtype = subtype
  }

  toBody(): Record<string, unknown> {
    const subtype = this.subtype === null ? {} : { error_subtype: this.subtype }
    return { error: this.code, error_description: this.message, ...subtype }
  }
}
