import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { TypeParser } from './type-parser.ts'
import type { Schema } from './type-parser.ts'

/** One method of the API, as Google's own client knows it. */
export type MethodFacts = {
  /** "events.list" */
  id: string
  httpMethod: string
  /** Below the service path: "calendars/{calendarId}/events". */
  path: string
  pathParams: readonly string[]
  required: readonly string[]
  /** Path and query parameters by name. */
  parameters: Readonly<Record<string, Schema>>
  request: string | null
  response: string | null
  /** Full addresses. */
  scopes: readonly string[]
}

export type ClientMetadata = {
  methods: readonly MethodFacts[]
  schemas: Readonly<Record<string, Schema>>
  /** Parameters every method takes. */
  parameters: Readonly<Record<string, Schema>>
}

const bodyFrom = (text: string, start: number): Schema =>
  new TypeParser(text.slice(text.indexOf('{', start))).object()

function interfaces(types: string, prefix: string): Record<string, Schema> {
  const pattern = new RegExp(`interface ${prefix.replaceAll('$', '\\$')}([\\w$]+)[^{]*\\{`, 'g')
  return Object.fromEntries(
    [...types.matchAll(pattern)].map((match) => {
      // The body begins at the brace the pattern ends with.
      return [match[1] ?? '', new TypeParser(types.slice(match.index + match[0].length - 1)).object()]
    }),
  )
}

/** "Resource$Calendarlist" → "calendarList" */
function resourceNames(types: string): Map<string, string> {
  return new Map(
    [...types.matchAll(/^ {8}(\w+): Resource\$(\w+);$/gm)].map(([, name = '', type = '']) => [type, name]),
  )
}

const quoted = (list: string): string[] => [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)

type Wire = Pick<MethodFacts, 'httpMethod' | 'path' | 'pathParams' | 'required'>

/** Address and HTTP method of every method, from the code of the client. */
function wiresIn(code: string): Map<string, Wire> {
  const found = new Map<string, Wire>()
  for (const part of code.split(/^ {4}class Resource\$/m).slice(1)) {
    const resource = /^\w+/.exec(part)?.[0] ?? ''
    const method =
      /^ {8}(\w+)\(paramsOrCallback[\s\S]*?'\/calendar\/v3\/([^']+)'[\s\S]*?method: '(\w+)'[\s\S]*?requiredParams: \[([^\]]*)\],\s*pathParams: \[([^\]]*)\]/gm
    for (const [, name = '', path = '', httpMethod = '', required = '', inPath = ''] of part.matchAll(method))
      found.set(`${resource}.${name}`, {
        path,
        httpMethod,
        required: quoted(required),
        pathParams: quoted(inPath),
      })
  }
  return found
}

/** Scopes of the example that stands in the comment of a method. */
function scopesBefore(types: string, at: number): string[] {
  const comment = types.slice(types.lastIndexOf('/**', at), at)
  const list = /scopes: \[([^\]]*)\]/.exec(comment)?.[1] ?? ''
  return quoted(list)
}

type Source = { types: string; params: Readonly<Record<string, Schema>>; wires: Map<string, Wire> }

const SIGNATURE =
  /^ {8}(\w+)\(params\?: Params\$Resource\$([\w$]+), options\?: MethodOptions\): Promise<GaxiosResponseWithHTTP2<(\w+|Schema\$\w+)>>/gm

function methodsOfResource({ types, params, wires }: Source, resource: string, name: string): MethodFacts[] {
  const start = types.indexOf(`class Resource$${resource} `)
  const part = types.slice(start, types.indexOf('export interface', start))
  return [...part.matchAll(SIGNATURE)].flatMap((match) => {
    const [, method = '', paramsName = '', answer = ''] = match
    const wire = wires.get(`${resource}.${method}`)
    if (wire === undefined) return []
    const { requestBody, ...parameters } = params[paramsName]?.properties ?? {}
    const response = answer.startsWith('Schema$') ? answer.slice('Schema$'.length) : null
    const scopes = scopesBefore(part, part.lastIndexOf('*/', match.index))
    return [
      { id: `${name}.${method}`, ...wire, parameters, request: requestBody?.$ref ?? null, response, scopes },
    ]
  })
}

function methodsOf(types: string, code: string): MethodFacts[] {
  const source = { types, params: interfaces(types, 'Params$Resource$'), wires: wiresIn(code) }
  return [...resourceNames(types)].flatMap(([resource, name]) => methodsOfResource(source, resource, name))
}

let known: ClientMetadata | null = null

/** What Google's npm client says about the Calendar API: the nearest thing to a discovery document without network. */
export function clientMetadata(): ClientMetadata {
  if (known !== null) return known
  const folder = dirname(
    createRequire(import.meta.url).resolve('googleapis/build/src/apis/calendar/index.js'),
  )
  const types = readFileSync(join(folder, 'v3.d.ts'), 'utf8')
  const code = readFileSync(join(folder, 'v3.js'), 'utf8')
  const standard = bodyFrom(types, types.indexOf('interface StandardParameters'))
  const { auth: _credentials, ...parameters } = standard.properties ?? {}
  known = {
    methods: methodsOf(types, code),
    schemas: interfaces(types, 'Schema$'),
    parameters,
  }
  return known
}
