import type { RouteContract, RouteInput, RouteOutput } from '#contracts/http/route.ts'
import { ApiError } from './api-error.ts'

/** What a contract asks its caller for: only the parts that it has. */
export type Given<C extends RouteContract> = {
  [K in keyof RouteInput<C> as RouteInput<C>[K] extends undefined ? never : K]: RouteInput<C>[K]
}

/** Calls an operation of the API; what goes out and comes in is typed by its contract. Throws ApiError. */
export async function call<C extends RouteContract>(
  contract: C,
  input: Given<C>,
  signal?: AbortSignal,
): Promise<RouteOutput<C>> {
  const { params, query, body } = input as Partial<Record<'params' | 'query' | 'body', object>>
  const asked = contract.method === 'GET' ? 'look' : 'change'
  const response = await send(
    urlOf(contract.path, params, query),
    {
      method: contract.method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    },
    asked,
  )
  if (!response.ok) throw await ApiError.of(response, asked)
  if (response.status === 204) return undefined as RouteOutput<C>
  try {
    return (await response.json()) as RouteOutput<C>
  } catch (error) {
    if (isAbort(error)) throw error
    throw ApiError.foreign(asked)
  }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

async function send(url: string, init: RequestInit, asked: 'look' | 'change'): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (isAbort(error)) throw error
    throw ApiError.offline(asked)
  }
}

function urlOf(path: string, params: object = {}, query: object = {}): string {
  const filled = Object.entries(params).reduce(
    (url, [name, value]) => url.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}
