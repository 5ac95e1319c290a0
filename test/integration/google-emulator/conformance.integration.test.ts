import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsQuery } from '#demo/google-emulator/core/events/event-query.ts'
import { clientMetadata } from '#demo/google-emulator/discovery/client-metadata.ts'
import type { MethodFacts } from '#demo/google-emulator/discovery/client-metadata.ts'
import { createInProcessEmulator } from '#demo/google-emulator/in-process.ts'
import type { InProcessEmulator } from '#demo/google-emulator/in-process.ts'
import { judge, misfits } from './conformance.ts'
import { ALEX, NOW } from './emulator-client.ts'

const { methods, schemas } = clientMetadata()
const ALL_SCOPES = [...new Set(methods.flatMap(({ scopes }) => scopes))]
const FULL = 'https://www.googleapis.com/auth/calendar'

let emulator: InProcessEmulator
let calendarId = ''
let eventId = ''

async function prepare(): Promise<void> {
  const { accessToken } = emulator.signIn(ALEX.email, [FULL])
  const headers = { authorization: `Bearer ${accessToken}` }
  const post = async (url: string, body: object): Promise<{ id: string }> =>
    JSON.parse((await emulator.dispatch({ method: 'POST', url: `/calendar/v3/${url}`, headers, body })).text)
  calendarId = (await post('calendars', { summary: 'Public' })).id
  await post(`calendars/${calendarId}/acl`, { role: 'reader', scope: { type: 'default' } })
  const start = { dateTime: '2026-11-23T12:00:00Z' }
  eventId = (
    await post(`calendars/${calendarId}/events`, { start, end: { dateTime: '2026-11-23T13:00:00Z' } })
  ).id
}

beforeAll(async () => {
  const clock = { nowMs: NOW }
  emulator = await createInProcessEmulator({
    clientId: 'client',
    clientSecret: 'secret',
    seed: 'conformance',
    now: () => clock.nowMs,
    people: [ALEX],
  })
  await prepare()
})
afterAll(() => emulator.close())

function call(method: MethodFacts, scope: string | null): ReturnType<InProcessEmulator['dispatch']> {
  const values: Record<string, string> = { calendarId, eventId, ruleId: 'default', setting: 'timezone' }
  const path = method.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? name)
  const headers: Record<string, string> =
    scope === null ? {} : { authorization: `Bearer ${emulator.signIn(ALEX.email, [scope]).accessToken}` }
  const body = method.request === null ? undefined : {}
  return emulator.dispatch({ method: method.httpMethod, url: `/calendar/v3/${path}`, headers, body })
}

const reasonOf = (text: string): string | undefined =>
  (JSON.parse(text === '' ? '{}' : text) as { error?: { errors: { reason: string }[] } }).error?.errors[0]
    ?.reason

describe.each(methods.map((method) => ({ id: method.id, method })))('$id', ({ method }) => {
  it('has a route under its own path, closed without a token', async () => {
    const { status, text } = await call(method, null)
    expect([status, reasonOf(text)]).toEqual([401, 'authError'])
    expect(emulator.journal.entries().at(-1)?.name).toBe(method.id)
  })

  it('refuses exactly the scopes it does not name', async () => {
    // What succeeds may delete the calendar: only what must be refused, and scopes on a call that cannot succeed.
    for (const scope of ALL_SCOPES.filter((each) => !method.scopes.includes(each))) {
      const { text } = await call(method, scope)
      expect([scope, reasonOf(text)]).toEqual([scope, 'insufficientPermissions'])
    }
  })
})

it('takes each scope a method names', async () => {
  const order = [...methods].sort(
    (a, b) => Number(/delete|clear|stop/.test(a.id)) - Number(/delete|clear|stop/.test(b.id)),
  )
  for (const method of order.filter(({ id }) => !/^(calendars|events|acl|calendarList)\.delete$/.test(id)))
    for (const scope of method.scopes) {
      const { text } = await call(method, scope)
      expect([method.id, scope, reasonOf(text)]).not.toEqual([method.id, scope, 'insufficientPermissions'])
    }
})

it('knows every parameter of events.list and events.instances', () => {
  const known = new Set([...Object.keys(eventsQuery.shape), 'calendarId', 'eventId', 'alwaysIncludeEmail'])
  for (const id of ['events.list', 'events.instances', 'events.get', 'events.watch']) {
    const { parameters = {} } = methods.find((method) => method.id === id) ?? {}
    expect(Object.keys(parameters).filter((name) => !known.has(name))).toEqual([])
  }
})

it('serves a discovery document with all methods and schemas', async () => {
  const { text } = await emulator.dispatch({ url: '/discovery/v1/apis/calendar/v3/rest' })
  const document = JSON.parse(text) as {
    resources: Record<string, { methods: Record<string, { path: string; httpMethod: string }> }>
    schemas: Record<string, unknown>
  }
  for (const { id, path, httpMethod } of methods) {
    const [resource = '', name = ''] = id.split('.')
    expect(document.resources[resource]?.methods[name]).toMatchObject({ path, httpMethod })
  }
  expect(Object.keys(document.schemas).sort()).toEqual(Object.keys(schemas).sort())
  expect(methods).toHaveLength(38)
})

it('misfits() finds unknown fields and wrong types, however deep', () => {
  const event = { $ref: 'Event' }
  expect(misfits({ summary: 'x', start: { date: '2026-01-01' } }, event, 'e')).toEqual([])
  expect(misfits({ summary: 7, colour: 'red' }, event, 'e')).toEqual([
    'e.summary: 7 is no string',
    'e.colour: unknown field',
  ])
  expect(misfits({ attendees: [{ mail: 'x' }] }, event, 'e')).toEqual(['e.attendees[0].mail: unknown field'])
  expect(misfits({ recurrence: 'RRULE' }, event, 'e')).toEqual(['e.recurrence: "RRULE" is no array'])
})

it('judge() refuses an error without the shape of Google', () => {
  const refused = { status: 404, reason: null, fault: null }
  const asked = { method: 'GET', path: '', query: {}, ifMatch: null, email: null }
  const entry = { number: 1, atMs: 0, name: 'events.get', ...asked, ...refused }
  const wrong = JSON.stringify({ error: { code: '404', errors: [{ why: 'x' }] } })
  expect(judge(entry, { request: null, response: wrong })).toEqual([
    'error.error.code: "404" is no number',
    'error.error.errors[0].why: unknown field',
  ])
})
