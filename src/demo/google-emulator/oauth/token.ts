import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { AuthorizationCode, RefreshToken } from '../core/state.ts'
import type { Store } from '../core/store.ts'
import type { Client } from './authorize.ts'
import { issueTokens, newAccessToken, newRefreshToken, revokeGrant } from './grants.ts'
import type { TokenPair } from './grants.ts'
import { OAuthError } from './oauth-error.ts'
import { idToken } from './signing.ts'

export type TokenContext = {
  store: Store
  client: Client
  issuer: string
  wallNow: () => number
  /** This one refresh answers a new refresh token and ends the old one. */
  rotates?: boolean
}

const formSchema = z.object({
  grant_type: z.string(),
  code: z.string().optional(),
  code_verifier: z.string().optional(),
  redirect_uri: z.string().optional(),
  refresh_token: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
})

type Form = z.infer<typeof formSchema>

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))

function basicCredentials(header: string | undefined): [string, string] | null {
  if (header === undefined || !/^basic /i.test(header)) return null
  const [id = '', secret = ''] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':')
  return [decodeURIComponent(id), decodeURIComponent(secret)]
}

function checkClient(client: Client, form: Form, header: string | undefined): void {
  const [id, secret] = basicCredentials(header) ?? [form.client_id ?? '', form.client_secret ?? '']
  if (id !== client.clientId || !same(secret, client.clientSecret))
    throw new OAuthError('invalid_client', 'The OAuth client was not found or its secret is wrong.', 401)
}

function provesChallenge(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return true
  const [method, expected = ''] = challenge.split(' ')
  if (verifier === undefined) return false
  return same(
    method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier,
    expected,
  )
}

function checkCode(store: Store, form: Form, code: AuthorizationCode | undefined): AuthorizationCode {
  if (code === undefined) throw new OAuthError('invalid_grant', 'Malformed auth code.')
  if (code.used) {
    store.change(() => {
      revokeGrant(store, code.email, code.clientId)
    })
    throw new OAuthError('invalid_grant', 'The code was used before; its tokens are revoked.')
  }
  if (code.expiresMs <= store.now()) throw new OAuthError('invalid_grant', 'The code has expired.')
  if (form.redirect_uri !== code.redirectUri)
    throw new OAuthError('redirect_uri_mismatch', 'Bad redirect_uri.')
  if (!provesChallenge(code.challenge, form.code_verifier))
    throw new OAuthError('invalid_grant', 'Invalid code verifier.')
  return code
}

type Answer = { email: string; nonce: string | null; pair: TokenPair }

function exchangeCode({ store }: TokenContext, form: Form): Answer {
  const code = checkCode(store, form, store.state.codes.get(form.code ?? ''))
  return store.change(() => {
    code.used = true
    return { email: code.email, nonce: code.nonce, pair: issueTokens(store, code, code.offline) }
  })
}

const DEAD = (): OAuthError => new OAuthError('invalid_grant', 'Token has been expired or revoked.')

// Six months without use end a refresh token.
const UNUSED_DAYS = 183

function checkAlive({ store }: TokenContext, { createdMs, usedMs }: RefreshToken): void {
  const { refreshError, refreshTokenDays } = store.state.switches
  if (refreshError === 'invalid_rapt')
    throw new OAuthError('invalid_grant', 'reauth related error (invalid_rapt)', 400, 'invalid_rapt')
  if (refreshError !== null) throw new OAuthError(refreshError, 'Refused by the control switch.')
  const lived = store.now() - createdMs
  if (refreshTokenDays !== null && lived > refreshTokenDays * 86_400_000) throw DEAD()
  if (store.now() - usedMs > UNUSED_DAYS * 86_400_000) throw DEAD()
}

function refresh(context: TokenContext, form: Form): Answer {
  const { store } = context
  const text = form.refresh_token ?? ''
  const token = store.state.refreshTokens.get(text)
  if (token === undefined) throw DEAD()
  checkAlive(context, token)
  return store.change(() => {
    token.usedMs = store.now()
    const rotates = store.state.switches.rotateRefreshTokens || context.rotates === true
    if (rotates) store.state.refreshTokens.delete(text)
    const refreshToken = rotates ? newRefreshToken(store, token) : null
    const accessToken = newAccessToken(store, token, refreshToken ?? text)
    const expiresIn = store.state.switches.accessTokenSeconds
    return {
      email: token.email,
      nonce: null,
      pair: { accessToken, refreshToken, scopes: token.scopes, expiresIn },
    }
  })
}

function render(context: TokenContext, { email, nonce, pair }: Answer): Record<string, unknown> {
  const { store, client, issuer } = context
  const person = store.state.people.get(email)
  const { accessToken, refreshToken, scopes } = pair
  const facts = { issuer, clientId: client.clientId, nonce, accessToken, scopes, wallMs: context.wallNow() }
  const signsIn = scopes.includes('openid') && person !== undefined
  return {
    access_token: accessToken,
    expires_in: pair.expiresIn,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    scope: scopes.join(' '),
    token_type: 'Bearer',
    ...(signsIn ? { id_token: idToken(store, person, facts) } : {}),
  }
}

/** POST /token: authorization_code or refresh_token. */
export function answerToken(
  context: TokenContext,
  raw: unknown,
  authorization: string | undefined,
): Record<string, unknown> {
  const parsed = formSchema.safeParse(raw)
  if (!parsed.success) throw new OAuthError('invalid_request', 'Missing or malformed parameters.')
  checkClient(context.client, parsed.data, authorization)
  const { grant_type } = parsed.data
  if (grant_type === 'authorization_code') return render(context, exchangeCode(context, parsed.data))
  if (grant_type === 'refresh_token') return render(context, refresh(context, parsed.data))
  throw new OAuthError('unsupported_grant_type', `Invalid grant_type: ${grant_type}`)
}

/** POST /revoke: an access or refresh token ends its whole grant. */
export function revokeToken(store: Store, token: string): void {
  const known = store.state.accessTokens.get(token) ?? store.state.refreshTokens.get(token)
  if (known === undefined) throw new OAuthError('invalid_token', 'Token expired or revoked')
  store.change(() => {
    revokeGrant(store, known.email, known.clientId)
  })
}
