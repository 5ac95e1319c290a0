import { OAuth2Client } from 'google-auth-library'
import { calendar } from 'googleapis/build/src/apis/calendar/index.js'
import { expect, it } from 'vitest'
import { RANDOM_FAULTS } from '#demo/google-emulator/control/random-faults.ts'
import { createInProcessEmulator } from '#demo/google-emulator/in-process.ts'
import type { InProcessEmulator, InProcessOptions } from '#demo/google-emulator/in-process.ts'
import { ALEX, NOW } from './emulator-client.ts'

const SCOPES = ['https://www.googleapis.com/auth/calendar']
const EVENTS = '/calendar/v3/calendars/primary/events'
const lunch = { start: { dateTime: '2026-11-23T12:00:00Z' }, end: { dateTime: '2026-11-23T13:00:00Z' } }

type World = InProcessEmulator & { headers: Record<string, string>; clock: { nowMs: number } }

async function world(options: Partial<InProcessOptions> = {}): Promise<World> {
  const clock = { nowMs: NOW }
  const emulator = await createInProcessEmulator({
    clientId: 'client',
    clientSecret: 'secret',
    seed: 'in-process',
    now: () => clock.nowMs,
    sleep: async (ms) => {
      clock.nowMs += ms
    },
    people: [ALEX],
    ...options,
  })
  const { accessToken } = emulator.signIn(ALEX.email, SCOPES)
  return { ...emulator, clock, headers: { authorization: `Bearer ${accessToken}` } }
}

it("Google's own client runs on fetch without a socket", async () => {
  const { fetch, url, headers } = await world()
  const auth = new OAuth2Client()
  auth.setCredentials({ access_token: headers['authorization']?.slice(7) ?? '' })
  const api = calendar({ version: 'v3', auth, rootUrl: `${url}/`, fetchImplementation: fetch, retry: false })
  const { data } = await api.events.insert({
    calendarId: 'primary',
    requestBody: { ...lunch, summary: 'Lunch' },
  })
  expect((await api.events.get({ calendarId: 'primary', eventId: data.id ?? '' })).data.summary).toBe('Lunch')
  await api.events.delete({ calendarId: 'primary', eventId: data.id ?? '' })
  await expect(api.events.delete({ calendarId: 'primary', eventId: data.id ?? '' })).rejects.toThrow(
    /deleted/,
  )
})

it('a cut line and a hang end the call, with or without the effect', async () => {
  const { dispatch, faults, headers, close } = await world()
  const insert = (id: string): Promise<unknown> =>
    dispatch({ method: 'POST', url: EVENTS, headers, body: { ...lunch, id } })
  const status = async (id: string): Promise<number> =>
    (await dispatch({ url: `${EVENTS}/${id}`, headers })).status
  for (const kind of ['cut-before-effect', 'hang', 'cut-after-effect', 'hang-after-effect'] as const)
    faults.plan({ method: 'events.insert', kind })
  await expect(insert('before1')).rejects.toThrow('fetch failed')
  await expect(insert('before2')).rejects.toThrow('timeout')
  await expect(insert('after1')).rejects.toThrow('fetch failed')
  await expect(insert('after2')).rejects.toThrow('timeout')
  expect([await status('before1'), await status('before2')]).toEqual([404, 404])
  expect([await status('after1'), await status('after2')]).toEqual([200, 200])
  await close()
})

it('a hang can wait for the signal of its caller', async () => {
  const { dispatch, faults, headers, close } = await world({ hang: 'wait' })
  faults.plan({ method: 'events.list', kind: 'hang' })
  const abort = new AbortController()
  const call = dispatch({ url: EVENTS, headers, signal: abort.signal })
  abort.abort(new Error('enough'))
  await expect(call).rejects.toThrow('enough')
  await close()
})

/** A little life under faults; answers what happened, as text. */
async function runUnderFaults(seed: number): Promise<string[]> {
  const pushes: string[] = []
  const {
    dispatch,
    faults,
    headers,
    journal,
    store,
    pushes: sender,
    close,
  } = await world({
    sendPush: async ({ headers: given }) => {
      pushes.push(`push ${given['X-Goog-Message-Number']}`)
      return 204
    },
  })
  const address = 'http://127.0.0.1:9/push'
  const watch = { method: 'POST', url: `${EVENTS}/watch`, headers }
  await dispatch({ ...watch, body: { id: 'c1', type: 'web_hook', address } })
  const rates = Object.fromEntries(RANDOM_FAULTS.map((name) => [name, 0.01]))
  faults.random({ seed, rates: { ...rates, 'revoke-grant': 0, 'push-drop': 0.1, 'push-reorder': 0.1 } })
  const seen: string[] = []
  for (let index = 0; index < 300; index += 1) {
    const id = `event${String(index % 40).padStart(3, '0')}`
    const call =
      index % 3 === 0
        ? dispatch({ method: 'POST', url: EVENTS, headers, body: { ...lunch, id } })
        : dispatch({ method: 'PATCH', url: `${EVENTS}/${id}`, headers, body: { summary: String(index) } })
    seen.push(
      await call.then(
        ({ status }) => String(status),
        (error: unknown) => String(error),
      ),
    )
  }
  await sender.idle()
  await close()
  const struck = journal.entries().map(({ name, fault, status }) => `${name} ${fault} ${status}`)
  return [...seen, ...struck, ...pushes, String(store.state.seq)]
}

it('a seed repeats its failures exactly, another seed has others', async () => {
  const first = await runUnderFaults(7)
  expect(await runUnderFaults(7)).toEqual(first)
  expect(await runUnderFaults(8)).not.toEqual(first)
  const kinds = new Set(first.map((line) => line.split(' ')[1]))
  expect(kinds.size).toBeGreaterThan(8)
})

it('a race makes the If-Match of the request stale', async () => {
  const { dispatch, faults, headers } = await world()
  const made = await dispatch({ method: 'POST', url: EVENTS, headers, body: lunch })
  const { id, etag } = JSON.parse(made.text) as { id: string; etag: string }
  faults.plan({ method: 'events.patch', kind: 'race', edit: { location: 'Rooftop' } })
  const conditional = { method: 'PATCH', url: `${EVENTS}/${id}`, headers: { ...headers, 'if-match': etag } }
  expect((await dispatch({ ...conditional, body: { summary: 'x' } })).status).toBe(412)
  expect(JSON.parse((await dispatch({ url: `${EVENTS}/${id}`, headers })).text)).toMatchObject({
    location: 'Rooftop',
  })
})

it('tokens expire, rotate and are revoked by fault', async () => {
  const { dispatch, faults, signIn } = await world()
  const { accessToken, refreshToken } = signIn(ALEX.email, SCOPES)
  const headers = { authorization: `Bearer ${accessToken}` }
  const form = { grant_type: 'refresh_token', client_id: 'client', client_secret: 'secret' }
  const refresh = (refresh_token: string): ReturnType<typeof dispatch> =>
    dispatch({ method: 'POST', url: '/token', body: { ...form, refresh_token } })
  faults.plan({ method: 'events.list', kind: 'expire-access-token' })
  expect((await dispatch({ url: EVENTS, headers })).status).toBe(401)
  faults.plan({ method: 'oauth.token', kind: 'rotate-refresh-token' })
  const rotated = JSON.parse((await refresh(refreshToken)).text) as { refresh_token: string }
  expect(rotated.refresh_token).not.toBe(refreshToken)
  expect(JSON.parse((await refresh(refreshToken)).text)).toMatchObject({ error: 'invalid_grant' })
  faults.plan({ method: 'oauth.token', kind: 'error', status: 503, reason: 'backend_error' })
  expect((await refresh(rotated.refresh_token)).status).toBe(503)
  faults.plan({ method: 'oauth.token', kind: 'revoke-grant' })
  expect(JSON.parse((await refresh(rotated.refresh_token)).text)).toMatchObject({ error: 'invalid_grant' })
})
