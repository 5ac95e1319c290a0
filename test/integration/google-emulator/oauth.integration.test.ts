import * as oidc from 'openid-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BO, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

const REDIRECT = 'http://127.0.0.1:9/callback'
const EVENTS = 'https://www.googleapis.com/auth/calendar.events.readonly'
const LIST = 'https://www.googleapis.com/auth/calendar.calendarlist.readonly'
const SCOPE = `openid email profile ${EVENTS} ${LIST}`

let harness: Harness
let config: oidc.Configuration

beforeAll(async () => {
  harness = await startHarness({ redirectUris: [REDIRECT] })
  config = await oidc.discovery(new URL(harness.emulator.url), 'client', 'secret', undefined, {
    execute: [oidc.allowInsecureRequests],
  })
})
afterAll(() => harness.emulator.close())

type Flow = { verifier: string; state: string; nonce: string; url: URL }

async function begin(more: Record<string, string> = {}): Promise<Flow> {
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const code_challenge = await oidc.calculatePKCECodeChallenge(verifier)
  const fixed = {
    redirect_uri: REDIRECT,
    scope: SCOPE,
    code_challenge,
    code_challenge_method: 'S256',
    state,
    nonce,
  }
  const url = oidc.buildAuthorizationUrl(config, { ...fixed, access_type: 'offline', ...more })
  return { verifier, state, nonce, url }
}

/** Reads the consent page and posts its form, as a browser would. */
async function consent(
  { url }: Flow,
  fields: Record<string, string>,
  scopes: readonly string[],
): Promise<URL> {
  const html = await (await fetch(url)).text()
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const body = new URLSearchParams(
    hidden.map(([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')]),
  )
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  for (const scope of scopes) body.append('scope', scope)
  const answer = await fetch(`${harness.emulator.url}/o/oauth2/v2/auth`, {
    method: 'POST',
    body,
    redirect: 'manual',
  })
  return new URL(answer.headers.get('location') ?? '')
}

const allow = { person: BO.email, decision: 'allow' }

const exchange = (flow: Flow, callback: URL): ReturnType<typeof oidc.authorizationCodeGrant> =>
  oidc.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
  })

it('signs in with PKCE, state and nonce, and answers the scopes that were ticked', async () => {
  const flow = await begin()
  const tokens = await exchange(flow, await consent(flow, allow, [EVENTS]))
  expect(tokens.scope?.split(' ')).toEqual(['openid', 'email', 'profile', EVENTS])
  expect(tokens.claims()).toMatchObject({
    iss: harness.emulator.url,
    aud: 'client',
    email: BO.email,
    email_verified: true,
    name: BO.name,
  })
  const info = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
  expect(info).toMatchObject({ email: BO.email, given_name: 'Bo' })
  const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(renewed.access_token).not.toBe(tokens.access_token)
  expect(renewed.refresh_token).toBeUndefined()
})

it('gives a refresh token only first time or on prompt=consent', async () => {
  const again = await begin()
  expect((await exchange(again, await consent(again, allow, [EVENTS]))).refresh_token).toBeUndefined()
  const asked = await begin({ prompt: 'consent' })
  expect((await exchange(asked, await consent(asked, allow, [EVENTS]))).refresh_token).toEqual(
    expect.any(String),
  )
})

it('adds earlier scopes with include_granted_scopes', async () => {
  const flow = await begin({ scope: LIST, include_granted_scopes: 'true' })
  const answer = await consent(flow, allow, [LIST])
  const tokens = await oidc.authorizationCodeGrant(config, answer, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  })
  expect(tokens.scope?.split(' ')).toEqual(expect.arrayContaining([LIST, EVENTS, 'openid']))
})

it('a code works once, with its own verifier', async () => {
  const flow = await begin()
  const callback = await consent(flow, allow, [EVENTS])
  await expect(
    exchange({ ...flow, verifier: oidc.randomPKCECodeVerifier() }, callback),
  ).rejects.toMatchObject({ error: 'invalid_grant' })
  const tokens = await exchange(flow, callback)
  await expect(exchange(flow, callback)).rejects.toMatchObject({ error: 'invalid_grant' })
  const revoked = await fetch(`${harness.emulator.url}/v1/userinfo`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  expect(revoked.status).toBe(401)
})

it('denial, wrong redirect and prompt=none end as at Google', async () => {
  const denied = await consent(await begin(), { ...allow, decision: 'deny' }, [])
  expect(denied.searchParams.get('error')).toBe('access_denied')
  const bad = await fetch((await begin({ redirect_uri: 'http://127.0.0.1:9/other' })).url)
  expect(bad.status).toBe(400)
  expect(await bad.text()).toContain('redirect_uri_mismatch')
  const silent = await fetch((await begin({ prompt: 'none', login_hint: 'nobody@example.com' })).url, {
    redirect: 'manual',
  })
  expect(silent.headers.get('location')).toContain('error=login_required')
})

it('somebody new can sign in on the consent page', async () => {
  const flow = await begin()
  const fields = {
    person: 'new',
    decision: 'allow',
    new_email: 'Sam@Example.com',
    new_name: 'Sam & Co',
    new_time_zone: 'Asia/Kolkata',
  }
  const tokens = await exchange(flow, await consent(flow, fields, [LIST]))
  expect(tokens.claims()).toMatchObject({ email: 'sam@example.com', name: 'Sam & Co' })
  const people = await (await fetch(`${harness.emulator.url}/emulator/people`)).json()
  expect(people).toContainEqual({ email: 'sam@example.com', name: 'Sam & Co', timeZone: 'Asia/Kolkata' })
})

it('rotates, refuses and revokes refresh tokens', async () => {
  const { post } = harness
  const flow = await begin({ prompt: 'consent' })
  const { refresh_token: first = '' } = await exchange(flow, await consent(flow, allow, [EVENTS]))
  await post('/emulator/switches', { refreshError: 'invalid_rapt' })
  await expect(oidc.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' })
  await post('/emulator/switches', { refreshError: null, rotateRefreshTokens: true })
  const { refresh_token: second = '', access_token } = await oidc.refreshTokenGrant(config, first)
  expect(second).not.toBe('')
  await expect(oidc.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' })
  await oidc.tokenRevocation(config, access_token)
  await expect(oidc.refreshTokenGrant(config, second)).rejects.toMatchObject({ error: 'invalid_grant' })
})
