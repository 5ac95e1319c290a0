import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SignInError } from '#app/ports/identity-provider.ts'
import type { UseCases } from '#app/use-cases.ts'
import { type BareApi, buildBareApi } from '../../support/bare-api.ts'

const host = 'localhost'
const attempt = { state: 's', nonce: 'n', codeVerifier: 'v', startedAtMs: 0, returnTo: '/goals' }
const consentUrl = 'https://accounts.example/consent'

const useCases: Partial<UseCases> = {
  beginSignIn: async ({ returnTo }) => ({ url: consentUrl, attempt: { ...attempt, returnTo } }),
  comeBack: async (url) => {
    if (url.includes('error=')) throw new SignInError('denied', 'The access was not allowed.')
    return url.includes('again') ? { outcome: 'must-consent' } : { outcome: 'signed-in', userId: 'ada' }
  },
  readSession: async (userId) => ({
    person: userId === null ? null : ({ id: userId } as never),
    connections: [],
    now: '2026-11-23T08:00:00Z',
  }),
  listHabits: async () => ({ items: [] }),
}

let api: BareApi
beforeAll(async () => {
  api = await buildBareApi(useCases)
})
afterAll(() => api.app.close())

const get = (url: string, headers: Record<string, string> = {}, from = api) =>
  from.app.inject({ url, headers: { host, ...headers } })

const cookieOf = (headers: { 'set-cookie'?: string | string[] | undefined }): string =>
  [headers['set-cookie'] ?? []].flat()[0] ?? ''
const pairOf = (cookie: string): string => cookie.split(';')[0] ?? ''

/** Goes to Google and comes back; answers the cookies before and after. */
async function signIn(from = api): Promise<{ before: string; after: string }> {
  const begun = await get('/auth/google', {}, from)
  const before = pairOf(cookieOf(begun.headers))
  const back = await get('/auth/google/callback?code=c&state=s', { cookie: before }, from)
  return { before, after: pairOf(cookieOf(back.headers)) }
}

describe('headers', () => {
  test('answers of the API forbid sniffing, framing and foreign scripts, and name no software', async () => {
    const { headers } = await get('/api/v1/session')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  test('the page may run scripts of ours only', async () => {
    const webRoot = await mkdtemp(join(tmpdir(), 'timewright-web-'))
    await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Timewright</title>')
    const page = await buildBareApi(useCases, { webRoot })
    const { headers, body } = await get('/goals/anything', {}, page)
    const wrongMethod = await get('/api/v1/plan/undo', {}, page)
    await page.app.close()
    await rm(webRoot, { recursive: true })
    expect(body).toContain('<title>Timewright</title>')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(wrongMethod.statusCode).toBe(405)
  })

  test('answers about a person are kept by no cache', async () => {
    const { after } = await signIn()
    expect((await get('/api/v1/habits', { cookie: after })).headers['cache-control']).toBe('no-store')
    expect((await get('/api/v1/session', { cookie: after })).headers['cache-control']).toBe('no-store')
  })
})

describe('hosts and sites', () => {
  test.each(['evil.example', 'localhost.evil.example', '192.168.0.7:3000'])(
    '%s is not ours',
    async (name) => {
      const { statusCode, headers } = await get('/api/v1/session', { host: name })
      expect(statusCode).toBe(403)
      expect(headers['content-type']).toContain('application/problem+json')
    },
  )

  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('%s is ours', async (name) => {
    expect((await get('/api/v1/session', { host: name })).statusCode).toBe(200)
  })

  test('without a proxy nobody is believed to be one', async () => {
    const { statusCode } = await get('/api/v1/session', {
      host: 'evil.example',
      'x-forwarded-host': 'localhost',
    })
    expect(statusCode).toBe(403)
  })

  test.each([
    [{ origin: 'http://localhost:3000' }, 204],
    [{ 'sec-fetch-site': 'same-origin' }, 204],
    [{ 'sec-fetch-site': 'none' }, 204],
    [{}, 204],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'http://localhost:4000', 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
  ])('a write with %j is answered with %i', async (headers, status) => {
    const { statusCode } = await api.app.inject({
      method: 'POST',
      url: '/api/v1/session/sign-out',
      headers: { host: 'localhost:3000', ...headers },
    })
    expect(statusCode).toBe(status)
  })
})

describe('cookies and sessions', () => {
  test('who only looks gets no cookie', async () => {
    expect((await get('/api/v1/session')).headers).not.toHaveProperty('set-cookie')
  })

  test('the cookie is out of reach of scripts and other sites', async () => {
    const cookie = cookieOf((await get('/auth/google')).headers)
    expect(cookie).toMatch(/^timewright=/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).not.toMatch(/; Secure/)
  })

  test('behind https it is bound to this host and to https', async () => {
    const safe = await buildBareApi(useCases, { publicUrl: 'https://plan.example.com' })
    const { headers } = await get(
      '/auth/google',
      { host: 'plan.example.com', 'x-forwarded-proto': 'https' },
      safe,
    )
    await safe.app.close()
    expect(cookieOf(headers)).toMatch(/^__Host-timewright=/)
    expect(cookieOf(headers)).toMatch(/; Secure/)
    expect(headers['strict-transport-security']).toContain('max-age=31536000')
  })

  test('signing in gives the session a new id, and the old one is worth nothing', async () => {
    const { before, after } = await signIn()
    expect(after).not.toBe(before)
    expect((await get('/api/v1/habits', { cookie: after })).statusCode).toBe(200)
    expect((await get('/api/v1/habits', { cookie: before })).statusCode).toBe(401)
  })

  test('a session id that somebody else chose is not taken over', async () => {
    const planted = `timewright=${'a'.repeat(43)}.${'b'.repeat(43)}`
    const begun = await get('/auth/google', { cookie: planted })
    expect(pairOf(cookieOf(begun.headers))).not.toBe(planted)
    expect(pairOf(cookieOf(begun.headers))).toMatch(/^timewright=./)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const { after: cookie } = await signIn()
    const out = await api.app.inject({
      method: 'POST',
      url: '/api/v1/session/sign-out',
      headers: { host, cookie },
    })
    expect(out.statusCode).toBe(204)
    expect((await get('/api/v1/habits', { cookie })).statusCode).toBe(401)
    expect((await get('/api/v1/session', { cookie })).json()).toMatchObject({ person: null })
  })
})

describe('coming back from Google', () => {
  test('to where the person was', async () => {
    const begun = await get('/auth/google?returnTo=/habits%3Fnew')
    const back = await get('/auth/google/callback?code=c', { cookie: pairOf(cookieOf(begun.headers)) })
    expect(begun.headers['location']).toBe(consentUrl)
    expect(back.headers['location']).toBe('/habits?new')
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    '/a\r\nset-cookie: x=1',
    '/ /x',
  ])('never to %j', async (returnTo) => {
    const { statusCode } = await get(`/auth/google?returnTo=${encodeURIComponent(returnTo)}`)
    expect(statusCode).toBe(400)
  })

  test('without having gone, or a second time, it says so', async () => {
    const never = await get('/auth/google/callback?code=c&state=s')
    expect(never.statusCode).toBe(302)
    expect(never.headers['location']).toMatch(/^\/\?error=/)
    const begun = pairOf(cookieOf((await get('/auth/google')).headers))
    const first = await get('/auth/google/callback?error=access_denied', { cookie: begun })
    const second = await get('/auth/google/callback?code=c', { cookie: begun })
    const told = [first, second].map(({ headers }) =>
      new URL(String(headers['location']), 'http://localhost').searchParams.get('error'),
    )
    expect(told).toEqual(['The access was not allowed.', expect.stringContaining('not begun')])
  })

  test('who gave no lasting access is sent to consent again, and on to the same page', async () => {
    const begun = pairOf(cookieOf((await get('/auth/google?returnTo=/a%3Fb%26c')).headers))
    const back = await get('/auth/google/callback?code=again', { cookie: begun })
    expect(back.headers['location']).toBe('/auth/google?consent=again&returnTo=%2Fa%3Fb%26c')
  })

  test('when Google is away, the page says so', async () => {
    const away = await buildBareApi({
      beginSignIn: async () => {
        throw new SignInError('unavailable', 'Google could not be reached.')
      },
    })
    const { statusCode, headers } = await get('/auth/google', {}, away)
    await away.app.close()
    expect(statusCode).toBe(302)
    expect(headers['location']).toBe('/?error=Google+could+not+be+reached.')
  })
})

describe('limits', () => {
  test('signing in is for few times a minute, the rest for many; both say when to come again', async () => {
    const busy = await buildBareApi(useCases, { requestsPerMinute: 40 })
    const times = async (url: string, count: number): Promise<number[]> => {
      const statuses: number[] = []
      while (statuses.length < count) statuses.push((await get(url, {}, busy)).statusCode)
      return statuses
    }
    const signIns = await times('/auth/google', 31)
    const reads = await times('/api/v1/session', 41)
    const refused = await get('/auth/google', {}, busy)
    const refusedRead = await get('/api/v1/session', {}, busy)
    await busy.app.close()
    expect(signIns.filter((status) => status === 302).length).toBe(30)
    expect(reads.filter((status) => status === 200).length).toBe(40)
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.json()).toMatchObject({
      code: 'too-many-requests',
      detail: 'GET /auth/google may be asked for 30 times a minute.',
      wayOut: expect.stringContaining('retry-after'),
    })
    expect(refusedRead.json()).toMatchObject({ detail: 'One address may send 40 requests a minute.' })
  })

  test('what makes the planner search is for fewer times, for each person apart', async () => {
    const busy = await buildBareApi(
      { ...useCases, requestPlan: async () => ({ planVersionId: null }) as never },
      { requestsPerMinute: 60 },
    )
    const cookie = async (userId: string): Promise<string> => {
      const { after } = await signIn(busy)
      for (const session of busy.sessions.values()) {
        if (Reflect.get(session, 'userId') === 'ada') Reflect.set(session, 'userId', userId)
      }
      return after
    }
    const ask = async (of: string): Promise<number> => {
      const { statusCode } = await busy.app.inject({
        method: 'POST',
        url: '/api/v1/plan',
        headers: { host, cookie: of },
      })
      return statusCode
    }
    const [one, other] = [await cookie('one'), await cookie('other')]
    const refused = [await ask(one), await ask(one), await ask(one), await ask(one), await ask(other)]
    await busy.app.close()
    expect(refused.map((status) => status === 429)).toEqual([false, false, false, true, false])
  })

  test('behind a proxy the limit is for the address that the proxy saw, not for one that was made up', async () => {
    const proxied = await buildBareApi(useCases, {
      publicUrl: 'https://plan.example.com',
      requestsPerMinute: 5,
    })
    const ask = (made: number) =>
      get(
        '/api/v1/session',
        { host: 'plan.example.com', 'x-forwarded-for': `10.0.0.${made}, 203.0.113.9` },
        proxied,
      )
    const statuses: number[] = []
    while (statuses.length < 8) statuses.push((await ask(statuses.length)).statusCode)
    await proxied.app.close()
    expect(statuses.filter((status) => status === 429).length).toBe(3)
  })
})

describe('sessions', () => {
  test('signing out everywhere ends every session of the person, and of nobody else', async () => {
    const mine = await buildBareApi(useCases)
    const [here, there] = [await signIn(mine), await signIn(mine)]
    mine.sessions.set('of somebody else', { userId: 'bob' })
    const { statusCode } = await mine.app.inject({
      method: 'POST',
      url: '/api/v1/session/sign-out-everywhere',
      headers: { host, cookie: here.after },
    })
    const after = await get('/api/v1/habits', { cookie: there.after }, mine)
    const still = [...mine.sessions.values()].map((session) => Reflect.get(session, 'userId'))
    await mine.app.close()
    expect(statusCode).toBe(204)
    expect(after.statusCode).toBe(401)
    expect(still.filter((userId) => userId !== undefined)).toEqual(['bob'])
  })
})
