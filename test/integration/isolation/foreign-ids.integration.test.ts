import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApi, type Route, routesOf } from '../../support/bad-input/json-schema.ts'
import { snapshotOf } from '../postgres/support/snapshot.ts'
import { exampleOf, idPlacesIn } from './support/example-of.ts'
import { createTwoPeople, SECRET, type TwoPeople } from './support/two-people.ts'

let people: TwoPeople
let api: OpenApi
let routes: readonly Route[]
let his: Readonly<Record<string, string>>
let hers: Readonly<Record<string, string>>

beforeAll(async () => {
  people = await createTwoPeople()
  api = (await people.app.inject({ method: 'GET', url: '/openapi.json' })).json()
  routes = routesOf(api).filter(({ path }) => path.startsWith('/api/') && path !== '/api/v1/stream')
  his = { person: people.bob.id, ...idsOf(people.bob.has) }
  hers = { person: people.ada.id, ...idsOf(people.ada.has) }
})
afterAll(() => people.close())

const idsOf = (furniture: Readonly<Record<string, object>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(furniture)
      .map(([kind, thing]) => [kind, String(Reflect.get(thing, 'id') ?? '')])
      .filter(([, id]) => id !== ''),
  )

const UNKNOWN = '019abcde-0000-7000-8000-000000000000'
const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

type Request = { readonly url: string; readonly body?: unknown }

/** What Ada is answered, with every id made the same, and the ids of it as they were. */
async function ask(route: Route, { url, body }: Request) {
  const { statusCode, body: text } = await people.app.inject({
    method: route.method as 'GET',
    url,
    headers: people.asAda,
    ...(body === undefined ? {} : { payload: body as object }),
  })
  const plain = text.replaceAll(ANY_ID, 'ID').replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"NOW"')
  return { answer: `${statusCode} ${plain}`, ids: text.match(ANY_ID) ?? [], text }
}

type Asked = { readonly route: Route; readonly requestWith: (id: string) => Request }

/** Asks with ids of Bob's and with one of nobody's; the answers have to be the same, and say nothing. */
async function compare({ route, requestWith }: Asked): Promise<string[]> {
  const unknown = await ask(route, requestWith(UNKNOWN))
  // What is refused for its form tells nothing about ids.
  const isBlind = unknown.text.includes('"code":"invalid-input"')
  const complaints = isBlind ? [`has to be asked otherwise: ${unknown.answer}`] : []
  for (const id of new Set(Object.values(his))) {
    const foreign = await ask(route, requestWith(id))
    const leaked = foreign.ids.filter((one) => one !== id && Object.values(his).includes(one))
    if (foreign.answer !== unknown.answer) complaints.push(`${foreign.answer} instead of ${unknown.answer}`)
    if (foreign.text.includes(SECRET) || leaked.length > 0) complaints.push(`leaks ${foreign.text}`)
  }
  return complaints.map((complaint) => `${route.key} ${complaint.slice(0, 400)}`)
}

/** Runs the comparisons of all routes, a few at a time, and notices what they changed of Bob's. */
async function complaintsOf(all: readonly Asked[]): Promise<string[]> {
  const before = await snapshotOf(people.pool, people.bob.id)
  const complaints: string[] = []
  for (let from = 0; from < all.length; from += 8)
    complaints.push(...(await Promise.all(all.slice(from, from + 8).map(compare))).flat())
  expect(await snapshotOf(people.pool, people.bob.id)).toEqual(before)
  return complaints
}

const bodyOf = (route: Route) => route.requestBody?.content['application/json']?.schema
const someBody = (route: Route): Pick<Request, 'body'> => {
  const schema = bodyOf(route)
  return schema === undefined ? {} : { body: exampleOf(schema, api) }
}

const folders: Readonly<Record<string, string>> = {
  cycles: 'cycle',
  objectives: 'objective',
  'key-results': 'keyResult',
  habits: 'habit',
  tasks: 'task',
  hours: 'hours',
  calendars: 'calendar',
  connections: 'connection',
  blocks: 'block',
  ledger: 'entry',
  'plan-versions': 'version',
}

/** The path with one parameter set, and the others hers. */
const pathWith = (path: string, parameter: string, id: string): string =>
  path.replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, folder: string, name: string) => {
    const kind = name === 'id' ? folders[folder] : name.replace(/Id$/, '')
    return `${folder}/${name === parameter ? id : (hers[kind ?? ''] ?? UNKNOWN)}`
  })

// A thousand requests a test, and more with every route.
describe("an id of somebody else's", { timeout: 120_000 }, () => {
  test('in an address, whatever it belongs to: as if there were none', async () => {
    const all = routes.flatMap((route) =>
      [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
        route,
        requestWith: (id: string) => ({ url: pathWith(route.path, name, id), ...someBody(route) }),
      })),
    )
    expect(await complaintsOf(all)).toEqual([])
    expect(all.length).toBeGreaterThan(30)
  })

  test('in a body, whatever it belongs to: as if there were none', async () => {
    const all = routes.flatMap((route) => {
      const schema = bodyOf(route) ?? {}
      return idPlacesIn(schema, api).map((place) => ({
        route,
        requestWith: (id: string) => ({
          url: pathWith(route.path, '', ''),
          body: exampleOf(schema, api, place, id),
        }),
      }))
    })
    expect(await complaintsOf(all)).toEqual([])
    expect(all.length).toBeGreaterThan(10)
  })

  test('in a query, as a cursor or as a filter: as if there were none', async () => {
    const all = routes.flatMap((route) =>
      (route.parameters ?? [])
        .filter(
          ({ name, in: place, schema }) =>
            place === 'query' &&
            (schema.format === 'uuid' || (name === 'cursor' && schema.type === 'string')),
        )
        .map(({ name }) => ({
          route,
          requestWith: (id: string) => ({ url: `${pathWith(route.path, '', '')}?${name}=${id}` }),
        })),
    )
    expect(await complaintsOf(all)).toEqual([])
    expect(all.length).toBeGreaterThan(3)
  })

  test('nothing of hers shows any of his', async () => {
    const complaints: string[] = []
    for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
      const { text } = await ask(route, { url: route.path })
      const leaked = Object.entries(his).filter(([, id]) => text.includes(id))
      if (text.includes(SECRET) || leaked.length > 0) complaints.push(`${route.key} ${text.slice(0, 300)}`)
    }
    expect(complaints).toEqual([])
  })
})
