import { GoogleError } from '../core/google-error.ts'
import type { AccessToken } from '../core/state.ts'
import type { Actor } from '../core/scopes.ts'
import type { Store } from '../core/store.ts'

const authError = (): GoogleError =>
  new GoogleError(401, 'authError', 'Invalid Credentials', {
    location: 'Authorization',
    locationType: 'header',
  })

/** The access token behind a Bearer header; missing, unknown or expired ones are 401 authError. */
export function bearerToken(store: Store, header: string | undefined): AccessToken {
  const text = /^Bearer (.+)$/i.exec(header ?? '')?.[1]
  const token = text === undefined ? undefined : store.state.accessTokens.get(text)
  if (token === undefined || token.expiresMs <= store.now()) throw authError()
  return token
}

export function actorOf(store: Store, header: string | undefined): Actor {
  const { email, clientId, scopes } = bearerToken(store, header)
  return { email, clientId, scopes: new Set(scopes) }
}
