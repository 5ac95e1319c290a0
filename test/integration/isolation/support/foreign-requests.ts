import { expect } from 'vitest'
import { type OpenApi, type Route, routesOf } from '../../../support/bad-input/json-schema.ts'
import { snapshotOf } from '../../postgres/support/snapshot.ts'
import { exampleOf, type IdPlace, idPlacesIn } from './example-of.ts'
import { SECRET, type TwoPeople } from './two-people.ts'

/** Ids by what they belong to, such as `{ task: '…' }`. */
export type Ids = Readonly<Record<string, string>>

type Given = {
  readonly people: TwoPeople
  /** Bob's, none of which Ada may see. */
  readonly his: Ids
  /** Of his, those to try where an id of this kind belongs. */
  readonly tried: (kind: string) => readonly string[]
}

type Request = { readonly url: string; readonly body?: unknown }
type Asked = { readonly route: Route; readonly kind: string; readonly requestWith: (id: string) => Request }

export const idsOf = ({ id: person, has }: TwoPeople['bob']): Ids => ({
  person,
  ...Object.fromEntries(
    Object.entries(has)
      .map(([kind, thing]) => [kind, String(Reflect.get(thing, 'id') ?? '')])
      .filter(([, id]) => id !== ''),
  ),
})

const UNKNOWN = '019abcde-0000-7000-8000-000000000000'
const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

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
  kpis: 'kpi',
  repairs: 'repair',
  'task-changes': 'change',
  notifications: 'notice',
  workspaces: 'workspace',
  teams: 'team',
  invitations: 'invitation',
}

const aliases: Readonly<Record<string, string>> = {
  ...folders,
  user: 'person',
  heir: 'person',
  owner: 'person',
  parent: 'objective',
  fromCycle: 'cycle',
  hoursProfile: 'hours',
  afterTask: 'task',
  counterKeyResult: 'keyResult',
}

/** What an id belongs to, as far as its name tells: "afterTaskIds" in a body, "id" below "/tasks". */
const kindOf = (name: string, folder = ''): string => {
  const kind = name === 'id' ? folder : name.replace(/Ids?$/, '')
  return aliases[kind] ?? kind
}

/** Every route of the contract, asked by Ada with ids of Bob's in every place in which an id may stand. */
export async function openForeignRequests({ people, his, tried }: Given) {
  const api: OpenApi = (await people.app.inject({ method: 'GET', url: '/openapi.json' })).json()
  const routes = routesOf(api).filter(({ path }) => path.startsWith('/api/') && path !== '/api/v1/stream')

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

  /** Asks with ids of Bob's and with one of nobody's; the answers have to be the same, and say nothing. */
  async function compare({ route, kind, requestWith }: Asked): Promise<string[]> {
    const unknown = await ask(route, requestWith(UNKNOWN))
    // What is refused for its form tells nothing about ids.
    const isBlind = unknown.text.includes('"code":"invalid-input"')
    const complaints = isBlind ? [`has to be asked otherwise: ${unknown.answer}`] : []
    for (const id of new Set(tried(kind))) {
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

  /** What shows something of his, but for what she knows, where no id is asked with. */
  async function leaksInLists(known: readonly string[] = []): Promise<string[]> {
    const complaints: string[] = []
    for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
      const { text } = await ask(route, { url: route.path })
      const leaked = Object.entries(his).filter(([kind, id]) => text.includes(id) && !known.includes(kind))
      if (text.includes(SECRET) || leaked.length > 0) complaints.push(`${route.key} ${text.slice(0, 300)}`)
    }
    return complaints
  }

  return { ...placesOf(api, routes, idsOf(people.ada)), complaintsOf, leaksInLists }
}

const bodyOf = (route: Route) => route.requestBody?.content['application/json']?.schema

/** Where an id may stand: in the address, in the body, in the query. */
function placesOf(api: OpenApi, routes: readonly Route[], hers: Ids) {
  const someBody = (route: Route): Pick<Request, 'body'> => {
    const schema = bodyOf(route)
    return schema === undefined ? {} : { body: exampleOf(schema, api) }
  }
  /** The path with one parameter set, and the others hers. */
  const pathWith = (path: string, parameter: string, id: string): string =>
    path.replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, folder: string, name: string) => {
      const own = hers[kindOf(name, folder)] ?? UNKNOWN
      return `${folder}/${name === parameter ? id : own}`
    })

  const inAddresses: readonly Asked[] = routes.flatMap((route) =>
    [...route.path.matchAll(/([\w-]+)\/\{(\w+)\}/g)].map(([, folder, name = '']) => ({
      route,
      kind: kindOf(name, folder),
      requestWith: (id: string) => ({ url: pathWith(route.path, name, id), ...someBody(route) }),
    })),
  )
  const inBodies: readonly Asked[] = routes.flatMap((route) => {
    const schema = bodyOf(route) ?? {}
    return idPlacesIn(schema, api).map((place) => ({
      route,
      kind: kindOf(nameOf(place)),
      requestWith: (id: string) => ({
        url: pathWith(route.path, '', ''),
        body: exampleOf(schema, api, place, id),
      }),
    }))
  })
  const inQueries: readonly Asked[] = routes.flatMap((route) =>
    (route.parameters ?? [])
      .filter(
        ({ name, in: place, schema }) =>
          place === 'query' && (schema.format === 'uuid' || (name === 'cursor' && schema.type === 'string')),
      )
      .map(({ name }) => ({
        route,
        kind: kindOf(name),
        requestWith: (id: string) => ({ url: `${pathWith(route.path, '', '')}?${name}=${id}` }),
      })),
  )
  return { inAddresses, inBodies, inQueries }
}

const nameOf = (place: IdPlace): string => place.findLast((step) => !/^\d+$/.test(step)) ?? ''
