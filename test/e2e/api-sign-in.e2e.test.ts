import { afterAll, beforeAll, expect, test } from 'vitest'
import { listHours, readSettings } from '#contracts/http/settings-routes.ts'
import { readSession } from '#contracts/http/session-routes.ts'
import { Client } from '../support/client.ts'
import { answerConsent, beginSignIn, comeBack } from '../support/consent.ts'
import { type QuietApp, startQuietApp } from '../support/quiet-app.ts'

let app: QuietApp
beforeAll(async () => {
  app = await startQuietApp()
}, 60_000)
afterAll(() => app.stop())

const people = async (): Promise<number> => {
  const { rows } = await app.database.query<{ count: string }>('select count(*) from users')
  return Number(rows[0]?.count)
}
const errorIn = (page: URL): string => page.searchParams.get('error') ?? 'no error'
const isNobody = async (client: Client): Promise<boolean> =>
  (await client.call(readSession, {})).person === null

test('before signing in the session is nobody’s, and says where the demo’s Google is', async () => {
  const session = await new Client(app).call(readSession, {})
  expect(session).toMatchObject({
    person: null,
    connections: [],
    isDemo: true,
    emulatorUrl: app.emulatorUrl,
    canMoveClock: true,
  })
  expect(Date.parse(session.now)).not.toBeNaN()
})

test('who signs in for the first time is made known, with hours to begin with and all permissions', async () => {
  const client = new Client(app)
  const callback = await answerConsent(await beginSignIn(client, '/auth/google?returnTo=/goals%3Fnew'), {
    email: 'first@example.com',
  })
  const landed = await comeBack(client, callback)
  const session = await client.call(readSession, {})
  const hours = await client.call(listHours, {})
  expect(landed.pathname + landed.search).toBe('/goals?new')
  expect(session.person).toMatchObject({ email: 'first@example.com' })
  expect(session.connections).toMatchObject([{ email: 'first@example.com', status: 'active', missing: [] }])
  expect(hours.items.map(({ name }) => name).toSorted()).toEqual(['meeting', 'personal', 'work'])
  expect(JSON.stringify(session)).not.toMatch(/token|ya29|1\/\//i)
})

test('who denies is told so, and nothing is kept', async () => {
  const client = new Client(app)
  const before = await people()
  const callback = await answerConsent(await beginSignIn(client), {
    email: 'deny@example.com',
    decision: 'deny',
  })
  expect(errorIn(await comeBack(client, callback))).toBe(
    'Cannot sign in: the access was not allowed. Try again and allow it.',
  )
  expect(await isNobody(client)).toBe(true)
  expect(await people()).toBe(before)
})

test('who allows a part is signed in, and what does not work without the rest is named', async () => {
  const client = new Client(app)
  const callback = await answerConsent(await beginSignIn(client), {
    email: 'part@example.com',
    ticks: (scope) => !scope.endsWith('events.owned') && !scope.endsWith('app.created'),
  })
  await comeBack(client, callback)
  const { connections } = await client.call(readSession, {})
  expect(connections[0]?.missing.map(({ scope }) => scope.split('/').at(-1))).toEqual([
    'calendar.events.owned',
    'calendar.app.created',
  ])
  expect(connections[0]?.missing.every(({ consequence }) => consequence.length > 20)).toBe(true)
})

test('who was sent to Google from a page comes back there with what went wrong', async () => {
  const client = new Client(app)
  const path = '/auth/google?returnTo=/settings%3Ftab%3D1&account=deny@example.com'
  const consent = await beginSignIn(client, path)
  expect(consent.searchParams.get('login_hint')).toBe('deny@example.com')
  const landed = await comeBack(
    client,
    await answerConsent(consent, { email: 'deny@example.com', decision: 'deny' }),
  )
  expect([landed.pathname, landed.searchParams.get('tab')]).toEqual(['/settings', '1'])
  expect(errorIn(landed)).toContain('not allowed')
})

test('an answer with another state, of another browser, or brought twice signs nobody in', async () => {
  const client = new Client(app)
  const before = await people()
  const wrong = await answerConsent(await beginSignIn(client), { email: 'wrong@example.com' })
  wrong.searchParams.set('state', 'x'.repeat(43))
  expect(errorIn(await comeBack(client, wrong))).toContain('not for this attempt')

  const stolen = await answerConsent(await beginSignIn(client), { email: 'wrong@example.com' })
  const thief = new Client(app)
  expect(errorIn(await comeBack(thief, stolen))).toContain('not begun in this browser')
  await beginSignIn(thief)
  expect(errorIn(await comeBack(thief, stolen))).toContain('not for this attempt')
  expect(await isNobody(thief)).toBe(true)
  expect(await people()).toBe(before)

  const landed = await comeBack(client, stolen)
  expect(landed.pathname + landed.search).toBe('/')
  expect(errorIn(await comeBack(client, stolen))).toContain('not begun in this browser')
  expect(await isNobody(client)).toBe(false)
})

test('a code that was made up is refused by Google, and we say so', async () => {
  const client = new Client(app)
  const callback = await answerConsent(await beginSignIn(client), { email: 'code@example.com' })
  callback.searchParams.set('code', '4/made-up')
  expect(errorIn(await comeBack(client, callback))).toContain('used already or took too long')
  expect(await isNobody(client)).toBe(true)
})

test('without lasting access the person is asked once more, and then it works', async () => {
  const email = 'again@example.com'
  const first = new Client(app)
  await comeBack(first, await answerConsent(await beginSignIn(first), { email }))
  // We forget the person, Google does not: it gives its lasting token only with the first consent.
  await app.database.query('delete from users where email = $1', [email])
  expect(await isNobody(first)).toBe(true)

  const client = new Client(app)
  const half = await comeBack(
    client,
    await answerConsent(await beginSignIn(client, '/auth/google?returnTo=/a'), { email }),
  )
  expect(half.pathname + half.search).toBe('/auth/google?consent=again&returnTo=%2Fa')
  const consent = await beginSignIn(client, half.pathname + half.search)
  expect(consent.searchParams.get('prompt')).toBe('consent')
  const landed = await comeBack(client, await answerConsent(consent, { email }))
  expect(landed.pathname).toBe('/a')
  expect((await client.call(readSettings, {})).email).toBe(email)
})

test('who is signed in links a second account; one that is somebody else’s is refused', async () => {
  const client = new Client(app)
  await comeBack(client, await answerConsent(await beginSignIn(client), { email: 'two@example.com' }))
  await comeBack(client, await answerConsent(await beginSignIn(client), { email: 'two.private@example.com' }))
  const { connections, person } = await client.call(readSession, {})
  expect(person?.email).toBe('two@example.com')
  expect(connections.map(({ email }) => email)).toEqual(['two@example.com', 'two.private@example.com'])

  const taken = await comeBack(
    client,
    await answerConsent(await beginSignIn(client), { email: 'first@example.com' }),
  )
  expect(errorIn(taken)).toContain('belongs to another person')
  expect((await client.call(readSession, {})).person?.email).toBe('two@example.com')
})

test('two browsers at once, the same newcomer: one person', async () => {
  const clients = [new Client(app), new Client(app), new Client(app)]
  const before = await people()
  const callbacks = await Promise.all(
    clients.map(async (client) => answerConsent(await beginSignIn(client), { email: 'twice@example.com' })),
  )
  const landed = await Promise.all(clients.map((client, index) => comeBack(client, callbacks[index] as URL)))
  expect(landed.map(errorIn).filter((error) => error !== 'no error')).toEqual([])
  expect(await people()).toBe(before + 1)
})

test('signing out ends this session and no other', async () => {
  const [one, two] = [new Client(app), new Client(app)]
  await one.signIn('out@example.com', 'Europe/Berlin')
  await two.signIn('out@example.com')
  expect((await one.send('POST', '/api/v1/session/sign-out')).status).toBe(204)
  expect(await isNobody(one)).toBe(true)
  expect(await isNobody(two)).toBe(false)
})

test('who signs in for the first time lives where the browser is, until Google says where', async () => {
  await app.hush()
  const zoneOf = async (zone: string, email: string): Promise<string | undefined> => {
    const client = new Client(app)
    const page = await beginSignIn(client, `/auth/google?timeZone=${encodeURIComponent(zone)}`)
    await comeBack(client, await answerConsent(page, { email }))
    return (await client.call(readSession, {})).person?.timeZone
  }
  expect(await zoneOf('America/New_York', 'ny@example.com')).toBe('America/New_York')
  expect(await zoneOf('Moon/Base', 'moon@example.com')).toBe('UTC')
})
