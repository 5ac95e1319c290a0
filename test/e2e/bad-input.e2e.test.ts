import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { complaintsAbout, complaintsAboutFaults } from '../support/bad-input/complaints.ts'
import { formFor } from '../support/bad-input/forms.ts'
import { type OpenApi, plainSchema, type Route, routesOf } from '../support/bad-input/json-schema.ts'
import { type Spoilt, spoil, spoilObject } from '../support/bad-input/spoil.ts'
import { digestTables } from '../support/bad-input/tables.ts'
import { makeThings, pathTo, type Things } from '../support/bad-input/things.ts'
import { nonsense } from '../support/bad-input/nonsense.ts'
import { Client } from '../support/client.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type QuietApp, startQuietApp } from '../support/quiet-app.ts'

let app: QuietApp
let scene: Scene
let other: Client
let things: Things
let api: OpenApi
let routes: Route[]

beforeAll(async () => {
  app = await startQuietApp()
  scene = await signedIn(app, 'Europe/Berlin')
  other = new Client(app)
  await other.signIn('someone.else@example.com', 'Europe/Berlin')
  things = await makeThings(scene)
  api = (await scene.client.send('GET', '/openapi.json')).body as OpenApi
  routes = routesOf(api)
  await app.hush()
}, 90_000)
afterAll(() => app.stop())

/** Runs requests of which none may write, route by route, and collects what is wrong with the answers. */
async function refusalsOf(
  some: readonly Route[],
  ask: (route: Route) => Promise<readonly string[]>,
): Promise<string[]> {
  const complaints: string[] = []
  let before = await digestTables(app.database)
  for (const route of some) {
    const found = await ask(route)
    const after = await digestTables(app.database)
    const written = Object.keys(after).filter((table) => after[table] !== before[table])
    complaints.push(
      ...[...found, ...written.map((table) => `wrote into ${table}`)].map((one) => `${route.key} ${one}`),
    )
    before = after
  }
  return some.length === 0 ? ['no routes'] : complaints
}

const each = async <T>(all: readonly T[], ask: (one: T) => Promise<readonly string[]>): Promise<string[]> =>
  (await Promise.all(all.map(ask))).flat()

const isForPeople = ({ security, path }: Route): boolean =>
  security === undefined && path !== '/api/v1/session/sign-out'
const isPlain = ({ path }: Route): boolean => path.startsWith('/api/') && path !== '/api/v1/stream'
const hasId = ({ path }: Route): boolean => path.includes('{')
/** Ids that are words of ours, or secrets that speak for whoever holds them: nobody owns them. */
const isOwned = (route: Route): boolean => hasId(route) && !/\{(token|templateId)\}/.test(route.path)
/** Any text can be the name of a template, and any long one the secret of an invitation: there is only no such thing. */
const refusalOf = ({ path }: Route, id: string): number =>
  path.includes('{templateId}') || (path.includes('{token}') && id.length === 90) ? 404 : 400
const jsonBodyOf = (route: Route) => route.requestBody?.content['application/json']?.schema
const hasBody = (route: Route): boolean => jsonBodyOf(route) !== undefined
const canSend = ({ method }: Route): boolean => method !== 'GET'
const short = (json: string): string => (json.length > 150 ? `${json.slice(0, 150)}…` : json)

function spoiltBodies(route: Route): Spoilt[] {
  const schema = plainSchema(jsonBodyOf(route) ?? {}, api)
  if (schema.type === 'object') return spoilObject(schema, api)
  return (schema.oneOf ?? schema.anyOf ?? []).flatMap((branch) => {
    const kind = branch.properties?.['kind']?.enum?.[0]
    if (kind !== undefined) return spoilObject(branch, api, `"kind":${JSON.stringify(kind)}`, ['kind'])
    // Without a name for the branch, nobody knows which one was meant when nothing of it is there.
    return spoilObject(branch, api).filter(({ json, fields }) => json !== '{}' && !fields.includes('zzz'))
  })
}

describe('bodies', () => {
  test('every field that is wrong is named, with its value and what was expected', async () => {
    const complaints = await refusalsOf(routes.filter(hasBody), async (route) => {
      const bad = spoiltBodies(route)
      const found = await each(bad, async ({ json, fields }) => {
        const answer = await scene.client.send(route.method, pathTo(route.path, things), json)
        const wanted = fields.map((field) => (field === '' ? 'body' : `body.${field}`))
        return [...complaintsAbout(answer, 400), ...complaintsAboutFaults(answer, wanted)].map(
          (complaint) => `${short(json)}: ${complaint}`,
        )
      })
      return bad.length > 2 ? found : [...found, 'has hardly a body that could be spoilt']
    })
    expect(complaints).toEqual([])
  })

  test('what is no JSON object of at most 256 KiB', async () => {
    const bodies: Readonly<Record<string, readonly [string, string, number]>> = {
      malformed: ['{"title":', 'application/json', 400],
      'no number': ['{"minutes":NaN}', 'application/json', 400],
      empty: ['', 'application/json', 400],
      prototype: ['{"__proto__":{"isAdmin":true}}', 'application/json', 400],
      poisoned: ['{"constructor":{"prototype":{"isAdmin":true}}}', 'application/json', 400],
      deep: [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'application/json', 400],
      list: ['[1]', 'application/json', 400],
      text: ['"x"', 'application/json', 400],
      oversized: [JSON.stringify({ title: 'x'.repeat(300_000) }), 'application/json', 413],
      form: ['title=x', 'application/x-www-form-urlencoded', 415],
      plain: ['{"title":"x"}', 'text/plain', 415],
      xml: ['<title>x</title>', 'application/xml', 415],
      typeless: ['{"title":"x"}', 'nonsense', 415],
    }
    const complaints = await refusalsOf(routes.filter(isPlain).filter(canSend).filter(isForPeople), (route) =>
      each(Object.entries(bodies), async ([name, [body, type, status]]) => {
        const answer = await scene.client.send(route.method, pathTo(route.path, things), body, {
          'content-type': type,
        })
        return complaintsAbout(answer, status).map((complaint) => `${name}: ${complaint}`)
      }),
    )
    expect(complaints).toEqual([])
  })

  test('what contradicts itself or what is there', async () => {
    const cases = nonsense(things)
    const strangers = Object.keys(cases).filter((key) => !routes.some((route) => route.key === key))
    const complaints = await refusalsOf(routes, (route) =>
      each(cases[route.key] ?? [], async ({ send, status = 400, field }) => {
        const { path = pathTo(route.path, things), body } = send
        const answer = await scene.client.send(route.method, path, body)
        const faults = field === undefined ? [] : complaintsAboutFaults(answer, [field])
        return [...complaintsAbout(answer, status), ...faults].map(
          (complaint) => `${path} ${short(JSON.stringify(body) ?? '')}: ${complaint}`,
        )
      }),
    )
    expect([...complaints, ...strangers]).toEqual([])
  })
})

describe('addresses', () => {
  test('an id that is no UUID', async () => {
    const ids = ['1', 'null', '%00', "'%20or%20true--", '..%2f..', '%F0%9F%8E%AF', 'x'.repeat(90)]
    const complaints = await refusalsOf(routes.filter(hasId), (route) =>
      each(ids, async (id) => {
        const answer = await scene.client.send(
          route.method,
          pathTo(route.path, things, id),
          formFor(route, things),
        )
        return complaintsAbout(answer, refusalOf(route, id)).map((complaint) => `${id}: ${complaint}`)
      }),
    )
    expect(complaints).toEqual([])
  })

  test('a query with unknown, doubled or impossible values', async () => {
    const complaints = await refusalsOf(routes.filter(isPlain).filter(isForPeople), (route) => {
      const parameters = (route.parameters ?? []).filter((one) => one.in === 'query')
      const searches = parameters.flatMap(({ name, schema }) =>
        spoil(plainSchema(schema, api), api)
          .map(({ json }) => JSON.parse(json) as unknown)
          .filter((value) => typeof value !== 'object' && JSON.stringify(value) !== '"\\ud800"')
          // Every value of a query is text: a number or a word may be a good one.
          .filter((value) => schema.type !== 'string' || schema.format !== undefined || value === 'a\0b')
          .filter((value) => !['integer', 'number'].includes(schema.type ?? '') || value !== '5')
          .map((value) => ({ field: name, search: new URLSearchParams([[name, String(value)]]) })),
      )
      const doubled = parameters.map(({ name }) => ({
        field: name,
        search: new URLSearchParams([
          [name, ''],
          [name, ''],
        ]),
      }))
      const unknown = { field: 'zzz', search: new URLSearchParams({ zzz: '1' }) }
      return each([...searches, ...doubled, unknown], async ({ field, search }) => {
        const path = `${pathTo(route.path, things)}?${search.toString()}`
        const answer = await scene.client.send(route.method, path, formFor(route, things))
        return [...complaintsAbout(answer, 400), ...complaintsAboutFaults(answer, [`query.${field}`])].map(
          (complaint) => `${short(path)}: ${complaint}`,
        )
      })
    })
    expect(complaints).toEqual([])
  })

  test('a path that cannot be read, that is not there, or a method it does not know', async () => {
    const { client } = scene
    const asked: readonly [string, string, number][] = [
      ['GET', '/api/v1/%zz', 400],
      ['GET', '/api/v1/nothing', 404],
      ['GET', '/api/v2/tasks', 404],
      ['POST', '/api/v1/tasks/', 404],
      ['POST', '/api/v1/../../etc/passwd', 404],
      ['PUT', '/api/v1/tasks', 405],
      ['DELETE', '/api/v1/tasks', 405],
      ['OPTIONS', '/api/v1/tasks', 405],
      ['POST', '/api/v1/week', 405],
      ['POST', `/api/v1/blocks/${things.blocks}`, 405],
      ['GET', '/api/v1/plan/undo', 405],
      ['DELETE', '/api/v1/session', 405],
      ['POST', '/auth/google', 405],
      ['GET', '/google/notifications', 405],
    ]
    const complaints = await each(asked, async ([method, path, status]) => {
      const answer = await client.send(method, path)
      const allow = status === 405 && answer.headers.get('allow') === null ? ['no header allow'] : []
      return [...complaintsAbout(answer, status), ...allow].map((one) => `${method} ${path}: ${one}`)
    })
    expect(complaints).toEqual([])
  })
})

describe('callers', () => {
  test('somebody else’s things are not there: no answer tells them from things that never were', async () => {
    const never = '019abcde-0000-7000-8000-000000000000'
    const complaints = await refusalsOf(routes.filter(isOwned), async (route) => {
      const body = formFor(route, things)
      const foreign = pathTo(route.path, things)
      const answer = await other.send(route.method, foreign, body)
      const missing = pathTo(route.path, things, never)
      const twin = await other.send(route.method, missing, body)
      const told = JSON.stringify(answer.body).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, never)
      return [
        ...complaintsAbout(answer, 404),
        ...complaintsAbout(twin, 404),
        ...(told === JSON.stringify(twin.body).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, never)
          ? []
          : [`tells ${told} from ${JSON.stringify(twin.body)}`]),
      ]
    })
    expect(complaints).toEqual([])
  })

  test('nobody is signed in', async () => {
    const nobody = new Client(app)
    const complaints = await refusalsOf(routes.filter(isForPeople), async (route) =>
      complaintsAbout(
        await nobody.send(route.method, pathTo(route.path, things), formFor(route, things)),
        401,
      ),
    )
    expect(complaints).toEqual([])
  })

  test('a session that was made up', async () => {
    const liar = new Client(app)
    const cookies = ['timewright=x', `timewright=${'a'.repeat(64)}.${'b'.repeat(43)}`, 'timewright=%00']
    const complaints = await each(cookies, async (cookie) =>
      complaintsAbout(await liar.send('GET', '/api/v1/tasks', undefined, { cookie }), 401),
    )
    expect(complaints).toEqual([])
  })

  test('a page of another site, or a name that is not ours', async () => {
    const headers: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    const writing = [
      ...routes.filter(canSend),
      { ...routes[0], method: 'POST', path: '/demo/clock', key: 'clock' } as Route,
    ]
    const complaints = await refusalsOf(writing, (route) =>
      each(headers, async (more) => {
        const answer = await scene.client.send(
          route.method,
          pathTo(route.path, things),
          formFor(route, things),
          more,
        )
        return complaintsAbout(answer, 403)
      }),
    )
    expect(complaints).toEqual([])
  })
})
