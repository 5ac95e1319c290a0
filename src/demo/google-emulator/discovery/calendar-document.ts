import { clientMetadata } from './client-metadata.ts'
import type { MethodFacts } from './client-metadata.ts'
import type { Schema } from './type-parser.ts'

type Json = Record<string, unknown>

function parameterOf(method: MethodFacts, name: string, { items, ...schema }: Schema): Json {
  const repeated = items === undefined ? {} : { type: items.type, repeated: true }
  const location = method.pathParams.includes(name) ? 'path' : 'query'
  const required = method.required.includes(name) ? { required: true } : {}
  return { ...schema, ...repeated, location, ...required }
}

function methodOf(method: MethodFacts): Json {
  const { id, path, httpMethod, required, request, response, scopes } = method
  const parameters = Object.entries(method.parameters)
  return {
    id: `calendar.${id}`,
    path,
    httpMethod,
    parameters: Object.fromEntries(
      parameters.map(([name, schema]) => [name, parameterOf(method, name, schema)]),
    ),
    parameterOrder: required,
    ...(request === null ? {} : { request: { $ref: request } }),
    ...(response === null ? {} : { response: { $ref: response } }),
    scopes,
  }
}

function resourcesOf(methods: readonly MethodFacts[]): Json {
  const resources: Record<string, { methods: Json }> = {}
  for (const method of methods) {
    const [resource = '', name = ''] = method.id.split('.')
    const entry = (resources[resource] ??= { methods: {} })
    entry.methods[name] = methodOf(method)
  }
  return resources
}

/** The discovery document of the API, rebuilt from what Google's npm client carries: no revision, no icons. */
export function discoveryOfCalendar(url: string): Json {
  const { methods, schemas, parameters } = clientMetadata()
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: 'calendar:v3',
    name: 'calendar',
    version: 'v3',
    title: 'Calendar API (emulator)',
    description: 'Manipulates events and other calendar data.',
    protocol: 'rest',
    rootUrl: `${url}/`,
    servicePath: 'calendar/v3/',
    baseUrl: `${url}/calendar/v3/`,
    basePath: '/calendar/v3/',
    batchPath: 'batch/calendar/v3',
    parameters,
    schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, { id, ...schema }])),
    resources: resourcesOf(methods),
  }
}
