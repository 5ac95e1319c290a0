import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { buildBareApi } from '../../support/bare-api.ts'
import { type OpenApi, type Operation, type Route, routesOf } from '../../support/bad-input/json-schema.ts'

let app: FastifyInstance
let text: string
let api: OpenApi
let routes: Route[]

beforeAll(async () => {
  ;({ app } = await buildBareApi())
  const { body } = await app.inject({ url: '/openapi.json', headers: { host: 'localhost' } })
  api = JSON.parse(body) as OpenApi
  text = `${JSON.stringify(api, null, 2)}\n`
  routes = routesOf(api)
})
afterAll(() => app.close())

test('docs/openapi.json is what /openapi.json answers (vitest -u writes it)', async () => {
  await expect(text).toMatchFileSnapshot('../../../docs/openapi.json')
})

test('it is OpenAPI 3.1, and every reference leads somewhere', () => {
  expect(api.openapi).toBe('3.1.0')
  const names = new Set(Object.keys(api.components.schemas))
  const references = [...text.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name ?? '',
  )
  expect(references.length).toBe([...text.matchAll(/"\$ref"/g)].length)
  expect(references.filter((name) => !names.has(name))).toEqual([])
})

test('every route that people and programs may use is in it', () => {
  const hidden = new Set(['/livez', '/readyz', '/openapi.json', '/google/notifications'])
  const paths = allPaths(app)
  const known = new Set(routes.map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1')))
  expect(paths).toContain('/api/v1/key-results/:id/milestones/:milestoneId')
  expect(paths.filter((path) => !known.has(path) && !hidden.has(path) && !path.startsWith('/docs'))).toEqual(
    [],
  )
})

test.each(['summary', 'tags', 'operationId'] as const)('every operation has its %s', (field) => {
  expect(routes.filter((route) => !((route as Operation & Record<string, unknown>)[field] ?? false))).toEqual(
    [],
  )
})

test('names of operations are unique', () => {
  const ids = routes.map((route) => (route as Route & { operationId: string }).operationId)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(ids).toContain('postTasksByIdDone')
})

test('every operation says what it answers with, and how it refuses', () => {
  const silent = routes.filter(({ responses }) => {
    const statuses = Object.keys(responses)
    return (
      !statuses.some((status) => /^[23]/.test(status)) ||
      !JSON.stringify(responses['4XX'] ?? '').includes('Problem')
    )
  })
  expect(silent.map(({ key }) => key)).toEqual([])
})

test('every parameter of a path and every body has a type', () => {
  const untyped = routes.filter(({ path, parameters = [], requestBody }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const typed = new Set(
      parameters
        .filter(({ schema }) => JSON.stringify(schema).includes('"type"'))
        .map((parameter) => parameter.name),
    )
    const schema = requestBody?.content['application/json']?.schema
    const isVague = requestBody !== undefined && !/"(type|\$ref)"/.test(JSON.stringify(schema ?? {}))
    return isVague || named.some((name) => !typed.has(name ?? ''))
  })
  expect(untyped.map(({ key }) => key)).toEqual([])
})

test('all but signing in, the session, what a secret or a link of a mail opens, and the demo’s clock need a session', () => {
  const open = routes.filter(({ security }) => security?.length === 0).map(({ key }) => key)
  expect(open).toEqual([
    'GET /auth/google',
    'GET /auth/google/callback',
    'GET /api/v1/session',
    'POST /webhooks/kpi-readings',
    'GET /demo/clock',
    'POST /demo/clock',
    'GET /answer',
    'POST /answer',
  ])
})

test('the live stream is documented as what it is', () => {
  expect(api.paths['/api/v1/stream']?.['get']?.responses['200']).toMatchObject({
    content: { 'text/event-stream': {} },
  })
})

/** Paths as Fastify prints them: a tree with one segment a line. */
function allPaths(of: FastifyInstance): string[] {
  const stack: string[] = []
  const lines = of
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => line !== '')
  return lines.flatMap((line) => {
    const [, indent = '', name = '', methods] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?$/.exec(line) ?? []
    const depth = indent.length / 4
    stack.length = depth
    stack.push(name)
    return methods === undefined ? [] : [stack.join('')]
  })
}
