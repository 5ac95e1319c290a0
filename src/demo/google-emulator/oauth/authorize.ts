import { z } from 'zod'
import { addPerson, personSchema } from '../core/people.ts'
import { readableIssue } from '../core/events/event-body.ts'
import type { Store } from '../core/store.ts'
import { addGrant, grantedScopes, liveRefreshTokens } from './grants.ts'
import { isLoopback } from '../core/channels.ts'

export type Client = { clientId: string; clientSecret: string; redirectUris: readonly string[] | null }

const authorizeSchema = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.string().default(''),
  scope: z.string().default(''),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.enum(['S256', 'plain']).optional(),
  access_type: z.enum(['online', 'offline']).default('online'),
  prompt: z.string().default(''),
  include_granted_scopes: z.string().optional(),
  login_hint: z.string().optional(),
})

export type AuthorizeRequest = z.infer<typeof authorizeSchema>

/** A mistake that must not be sent to the redirect address: it is shown to the person instead. */
export class AuthorizePageError extends Error {}

function checkRedirect(client: Client, uri: string): void {
  const allowed =
    client.redirectUris === null
      ? URL.canParse(uri) && isLoopback(new URL(uri).hostname)
      : client.redirectUris.includes(uri)
  if (!allowed)
    throw new AuthorizePageError(`redirect_uri_mismatch: ${uri} is not registered for this client.`)
}

/** Reads an authorization request; what Google shows as an error page throws. */
export function parseAuthorize(client: Client, raw: unknown): AuthorizeRequest {
  const parsed = authorizeSchema.safeParse(raw)
  if (!parsed.success) throw new AuthorizePageError(`invalid_request: ${readableIssue(parsed.error)}`)
  if (parsed.data.client_id !== client.clientId)
    throw new AuthorizePageError('invalid_client: the OAuth client was not found.')
  checkRedirect(client, parsed.data.redirect_uri)
  return parsed.data
}

/** The error code to redirect with, if the request itself is wrong; null when it is fine. */
export function requestError(request: AuthorizeRequest): string | null {
  if (request.response_type !== 'code') return 'unsupported_response_type'
  if (request.scope.trim() === '') return 'invalid_scope'
  return null
}

export function redirectWith(request: AuthorizeRequest, answer: Readonly<Record<string, string>>): string {
  const url = new URL(request.redirect_uri)
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value)
  if (request.state !== undefined) url.searchParams.set('state', request.state)
  return url.href
}

const SIGN_IN = ['openid', 'email', 'profile', 'userinfo.email', 'userinfo.profile']

/** Sign-in scopes are given with the sign-in itself; all others have a check box. */
export const isSignInScope = (scope: string): boolean =>
  SIGN_IN.some((each) => scope === each || scope.endsWith(`/${each}`))

export const scopesOf = (text: string): string[] => text.split(/\s+/).filter((scope) => scope !== '')

const decisionSchema = z.object({
  decision: z.enum(['allow', 'deny']).default('deny'),
  person: z.string().default(''),
  scope: z.union([z.string(), z.array(z.string())]).default([]),
  new_email: z.string().optional(),
  new_name: z.string().optional(),
  new_time_zone: z.string().optional(),
})

type Decision = z.infer<typeof decisionSchema>

function chosenEmail(store: Store, decision: Decision): string {
  if (decision.person !== 'new') {
    const known = store.state.people.get(decision.person.toLowerCase())
    if (known === undefined)
      throw new AuthorizePageError(`Unknown account '${decision.person}': choose one of the list.`)
    return known.email
  }
  const email = decision.new_email ?? ''
  const name = decision.new_name?.trim() || (email.split('@')[0] ?? '')
  const parsed = personSchema.safeParse({ email, name, timeZone: decision.new_time_zone ?? '' })
  if (!parsed.success) throw new AuthorizePageError(readableIssue(parsed.error))
  return addPerson(store, parsed.data).email
}

const CODE_MINUTES = 10

function issueCode(
  store: Store,
  request: AuthorizeRequest,
  email: string,
  ticked: readonly string[],
): string {
  const clientId = request.client_id
  const before = request.include_granted_scopes === 'true' ? grantedScopes(store, email, clientId) : []
  const scopes = [...new Set([...before, ...ticked])]
  const wantsConsent = request.prompt.split(' ').includes('consent')
  const first = liveRefreshTokens(store, email, clientId).length === 0
  addGrant(store, { email, clientId, scopes })
  const code = `4/${store.newSecret()}`
  store.state.codes.set(code, {
    email,
    clientId,
    redirectUri: request.redirect_uri,
    scopes,
    nonce: request.nonce ?? null,
    challenge:
      request.code_challenge === undefined
        ? null
        : `${request.code_challenge_method ?? 'plain'} ${request.code_challenge}`,
    offline: request.access_type === 'offline' && (wantsConsent || first),
    expiresMs: store.now() + CODE_MINUTES * 60_000,
    used: false,
  })
  return code
}

/** Answers the consent form: the address to send the browser to. */
export function decide(store: Store, request: AuthorizeRequest, raw: unknown): string {
  const parsed = decisionSchema.safeParse(raw)
  if (!parsed.success) throw new AuthorizePageError(readableIssue(parsed.error))
  const decision = parsed.data
  if (decision.decision === 'deny') return redirectWith(request, { error: 'access_denied' })
  const asked = scopesOf(request.scope)
  const ticked = new Set([decision.scope].flat().flatMap(scopesOf))
  const given = asked.filter((scope) => isSignInScope(scope) || ticked.has(scope))
  if (given.length === 0) return redirectWith(request, { error: 'access_denied' })
  return store.change(() => {
    const email = chosenEmail(store, decision)
    return redirectWith(request, { code: issueCode(store, request, email, given), scope: given.join(' ') })
  })
}

/** prompt=none: no page; works only for a known account that has already allowed everything asked for. */
export function decideSilently(store: Store, request: AuthorizeRequest): string {
  const email = request.login_hint?.toLowerCase() ?? ''
  if (!store.state.people.has(email)) return redirectWith(request, { error: 'login_required' })
  const asked = scopesOf(request.scope)
  const granted = grantedScopes(store, email, request.client_id)
  if (!asked.every((scope) => granted.includes(scope)))
    return redirectWith(request, { error: 'consent_required' })
  return store.change(() => redirectWith(request, { code: issueCode(store, request, email, asked) }))
}
