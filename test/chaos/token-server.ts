import { setTimeout as pause } from 'node:timers/promises'

/**
 * A token endpoint that rotates refresh tokens. The one before stays good until its successor is used, as with Google,
 * which never ends one by handing out another; a strict server ends it at once.
 */
export class TokenServer {
  requests = 0
  isRevoked = false
  isStrict = false
  #good = new Set<string>()
  #made = 0

  begin(): string {
    const first = this.#next()
    this.#good = new Set([first])
    this.requests = 0
    this.isRevoked = false
    return first
  }

  readonly fetch: typeof fetch = async (_url, init) => {
    this.requests += 1
    // So long that everybody who wants a token is there.
    await pause(20)
    const form = init?.body instanceof URLSearchParams ? init.body : new URLSearchParams()
    const given = form.get('refresh_token') ?? ''
    if (this.isRevoked || !this.#good.has(given))
      return Response.json({ error: 'invalid_grant' }, { status: 400 })
    const next = this.#next()
    this.#good = new Set(this.isStrict ? [next] : [given, next])
    return Response.json({ access_token: `access ${next}`, expires_in: 3600, refresh_token: next })
  }

  #next(): string {
    this.#made += 1
    return `refresh ${this.#made}`
  }
}
