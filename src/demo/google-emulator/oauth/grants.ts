import type { Store } from '../core/store.ts'

export type Grant = { email: string; clientId: string; scopes: readonly string[] }

export type TokenPair = {
  accessToken: string
  refreshToken: string | null
  scopes: string[]
  expiresIn: number
}

const grantKey = (email: string, clientId: string): string => `${email} ${clientId}`

// Beyond this many live refresh tokens per account and client Google silently drops the oldest.
const MAX_REFRESH_TOKENS = 100

export const grantedScopes = (store: Store, email: string, clientId: string): readonly string[] =>
  store.state.grants.get(grantKey(email, clientId)) ?? []

export function addGrant(store: Store, { email, clientId, scopes }: Grant): void {
  const all = new Set([...grantedScopes(store, email, clientId), ...scopes])
  store.state.grants.set(grantKey(email, clientId), [...all])
}

export function newAccessToken(store: Store, grant: Grant, refreshToken: string | null): string {
  const accessToken = `ya29.${store.newSecret()}`
  const expiresMs = store.now() + store.state.switches.accessTokenSeconds * 1000
  const { email, clientId } = grant
  store.state.accessTokens.set(accessToken, {
    email,
    clientId,
    scopes: [...grant.scopes],
    expiresMs,
    refreshToken,
  })
  dropExpired(store)
  return accessToken
}

function dropExpired(store: Store): void {
  const dayAgo = store.now() - 86_400_000
  for (const [token, { expiresMs }] of store.state.accessTokens)
    if (expiresMs < dayAgo) store.state.accessTokens.delete(token)
}

export function liveRefreshTokens(store: Store, email: string, clientId: string): string[] {
  return [...store.state.refreshTokens]
    .filter(([, token]) => token.email === email && token.clientId === clientId)
    .map(([text]) => text)
}

export function newRefreshToken(store: Store, grant: Grant): string {
  const refreshToken = `1//${store.newSecret(60)}`
  const { email, clientId } = grant
  const nowMs = store.now()
  store.state.refreshTokens.set(refreshToken, {
    email,
    clientId,
    scopes: [...grant.scopes],
    createdMs: nowMs,
    usedMs: nowMs,
  })
  const [oldest, ...others] = liveRefreshTokens(store, email, clientId)
  if (oldest !== undefined && others.length >= MAX_REFRESH_TOKENS) store.state.refreshTokens.delete(oldest)
  return refreshToken
}

/** Issues tokens for a grant; must run inside store.change. */
export function issueTokens(store: Store, grant: Grant, offline: boolean): TokenPair {
  const refreshToken = offline ? newRefreshToken(store, grant) : null
  return {
    accessToken: newAccessToken(store, grant, refreshToken),
    refreshToken,
    scopes: [...grant.scopes],
    expiresIn: store.state.switches.accessTokenSeconds,
  }
}

/** Ends the whole grant of a person to a client: every token of it dies. */
export function revokeGrant(store: Store, email: string, clientId: string): void {
  const dies = (each: { email: string; clientId: string }): boolean =>
    each.email === email && each.clientId === clientId
  const { accessTokens, refreshTokens, grants } = store.state
  for (const [text, token] of accessTokens) if (dies(token)) accessTokens.delete(text)
  for (const [text, token] of refreshTokens) if (dies(token)) refreshTokens.delete(text)
  grants.delete(grantKey(email, clientId))
}
