import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Emulator } from '../context.ts'
import { personOf } from '../core/access.ts'
import { isObject } from '../core/events/event-body.ts'
import {
  AuthorizePageError,
  decide,
  decideSilently,
  parseAuthorize,
  redirectWith,
  requestError,
} from '../oauth/authorize.ts'
import { bearerToken } from '../oauth/bearer.ts'
import { consentPage } from '../oauth/consent-page.ts'
import { discoveryDocument } from '../oauth/discovery.ts'
import { claimsOf, jsonWebKeys } from '../oauth/signing.ts'
import { answerToken, revokeToken } from '../oauth/token.ts'

const AUTHORIZE = '/o/oauth2/v2/auth'

function showConsent(emulator: Emulator, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { store, client, timeZone } = emulator
  const asked = parseAuthorize(client, request.query)
  const { authorizeError } = store.state.switches
  if (authorizeError !== null)
    throw new AuthorizePageError(`${authorizeError}: set by the control switch authorizeError.`)
  const error = requestError(asked)
  if (error !== null) return reply.redirect(redirectWith(asked, { error }))
  if (asked.prompt === 'none') return reply.redirect(decideSilently(store, asked))
  const html = consentPage(asked, [...store.state.people.values()], timeZone)
  return reply.type('text/html; charset=utf-8').send(html)
}

const formScopes = z.object({
  requested_scope: z.string().optional(),
  scope: z.union([z.string(), z.array(z.string())]).default(''),
})

/** The fields of the request come back with the form; a program may leave `requested_scope` out. */
function answerConsent(emulator: Emulator, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { store, client } = emulator
  const form = isObject(request.body) ? request.body : {}
  const { requested_scope, scope: ticked } = formScopes.parse(form)
  const scope = requested_scope ?? [ticked].flat().join(' ')
  const asked = parseAuthorize(client, { ...form, scope })
  const error = requestError(asked)
  const target = error === null ? decide(store, asked, form) : redirectWith(asked, { error })
  const { new_email } = form
  if (form['person'] === 'new' && typeof new_email === 'string') emulator.welcome(new_email.toLowerCase())
  return reply.redirect(target)
}

function userinfo({ store }: Emulator, request: FastifyRequest): Record<string, unknown> {
  const { email, scopes } = bearerToken(store, request.headers.authorization)
  return claimsOf(personOf(store, email), scopes)
}

const tokenSchema = z.object({ token: z.string() })

function tokenOf(request: FastifyRequest): string {
  const body = tokenSchema.safeParse(request.body)
  return body.success ? body.data.token : tokenSchema.parse(request.query).token
}

/** OpenID discovery, consent, tokens, keys, userinfo. */
export function oauthRoutes(app: FastifyInstance, emulator: Emulator): void {
  const { store, client, wallNow } = emulator
  app.get('/.well-known/openid-configuration', () => discoveryDocument(emulator.url()))
  app.get(AUTHORIZE, (request, reply) => showConsent(emulator, request, reply))
  app.post(AUTHORIZE, (request, reply) => answerConsent(emulator, request, reply))
  app.post('/token', { config: { google: 'oauth.token' } }, (request, reply) => {
    void reply.header('cache-control', 'no-store')
    const rotates = request.fault?.kind === 'rotate-refresh-token'
    const context = { store, client, issuer: emulator.url(), wallNow, rotates }
    return answerToken(context, request.body, request.headers.authorization)
  })
  app.post('/revoke', { config: { google: 'oauth.revoke' } }, (request) => {
    revokeToken(store, tokenOf(request))
    return {}
  })
  app.get('/oauth2/v3/certs', { config: { google: 'oauth.certs' } }, () => jsonWebKeys(store))
  for (const path of ['/oauth2/v3/userinfo', '/v1/userinfo'])
    app.get(path, { config: { google: 'oauth.userinfo' } }, (request) => userinfo(emulator, request))
}
