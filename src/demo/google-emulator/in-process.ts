import type { FastifyInstance } from 'fastify'
import type { Emulator } from './context.ts'
import { createEmulator } from './create-emulator.ts'
import { buildApp } from './http/app.ts'
import { LINE_HEADER } from './http/line.ts'
import { addGrant, issueTokens } from './oauth/grants.ts'
import type { EmulatorOptions } from './options.ts'

type DispatchRequest = {
  method?: string
  /** Path with query, or a whole address: only path and query count. */
  url: string
  headers?: Readonly<Record<string, string>>
  /** Text goes as it is; anything else as JSON. */
  body?: unknown
  signal?: AbortSignal | null | undefined
}

type DispatchAnswer = { status: number; headers: Record<string, string>; text: string }

export type InProcessOptions = EmulatorOptions & {
  /** A request that hangs rejects as if the client's own time were up ("time-out", default), or waits for its signal. */
  hang?: 'time-out' | 'wait'
}

export type InProcessEmulator = Pick<Emulator, 'store' | 'faults' | 'journal' | 'pushes'> & {
  url: string
  /** Sends a request through the same routes, without a socket. */
  dispatch: (request: DispatchRequest) => Promise<DispatchAnswer>
  /** The same in the shape of `fetch`: for `fetchImplementation` of Google's client. Never follows redirects. */
  fetch: typeof fetch
  /** Tokens as if the person had consented. Scopes are full addresses. */
  signIn: (email: string, scopes: readonly string[]) => { accessToken: string; refreshToken: string }
  close: () => Promise<void>
}

const URL_IN_PROCESS = 'http://google-emulator.localhost'

const lost = (): Error =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('the connection was cut'), { code: 'ECONNRESET' }),
  })

const timedOut = (): Error => new DOMException('The operation was aborted due to timeout', 'TimeoutError')

function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined
  return typeof body === 'string' ? body : JSON.stringify(body)
}

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/]+/i, '')

type Reject = (error: unknown) => void

function openLine(emulator: Emulator, number: string, mode: InProcessOptions['hang'], reject: Reject): void {
  emulator.lines.set(number, {
    cut: () => reject(lost()),
    hang: () => {
      if (mode !== 'wait') reject(timedOut())
    },
  })
}

function createDispatch(
  emulator: Emulator,
  app: FastifyInstance,
  hang: InProcessOptions['hang'],
): InProcessEmulator['dispatch'] {
  let count = 0
  return async ({ method = 'GET', url, headers = {}, body, signal }) => {
    signal?.throwIfAborted()
    const number = String((count += 1))
    const { promise: broken, reject } = Promise.withResolvers<never>()
    openLine(emulator, number, hang, reject)
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    const text = textOf(body)
    const typed = typeof body === 'string' ? {} : { 'content-type': 'application/json' }
    const answer = app.inject({
      method: method as 'GET',
      url: pathOf(url),
      headers: { ...(text === undefined ? {} : typed), ...headers, [LINE_HEADER]: number },
      ...(text === undefined ? {} : { payload: text }),
    })
    try {
      const { statusCode, headers: given, payload } = await Promise.race([answer, broken])
      const plain = Object.entries(given).map(([name, value]): [string, string] => [name, String(value)])
      return { status: statusCode, headers: Object.fromEntries(plain), text: payload }
    } finally {
      emulator.lines.delete(number)
    }
  }
}

const EMPTY_STATUSES = new Set([204, 304])

function createFetch(dispatch: InProcessEmulator['dispatch']): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const { method, url, signal } = request
    const body = request.body === null ? undefined : await request.text()
    const headers = Object.fromEntries(request.headers.entries())
    const answer = await dispatch({ method, url, headers, body, signal })
    const text = EMPTY_STATUSES.has(answer.status) ? null : answer.text
    return new Response(text, { status: answer.status, headers: answer.headers })
  }
}

/**
 * The same emulator without a port: same routes, state, faults and journal, as fast as the process. With `now`,
 * `sleep`, `sendPush` and `seed` given, a run hangs on nothing else and repeats exactly.
 *
 * @example
 * const google = await createInProcessEmulator({ clientId: 'c', clientSecret: 's', seed: 7, now, people })
 * const { accessToken } = google.signIn('alex@example.com', ['https://www.googleapis.com/auth/calendar'])
 * const api = calendar({ version: 'v3', auth, rootUrl: `${google.url}/`, fetchImplementation: google.fetch })
 * google.faults.random({ seed: 7, rates: { 'cut-after-effect': 0.02, 'rate-limit-403': 0.01 } })
 */
export async function createInProcessEmulator(options: InProcessOptions): Promise<InProcessEmulator> {
  const emulator = createEmulator(options, () => URL_IN_PROCESS)
  const { store, faults, journal, pushes, client } = emulator
  emulator.seedState()
  store.linkBase = URL_IN_PROCESS
  const app = buildApp(emulator, undefined)
  await app.ready()
  const dispatch = createDispatch(emulator, app, options.hang)
  return {
    store,
    faults,
    journal,
    pushes,
    url: URL_IN_PROCESS,
    dispatch,
    fetch: createFetch(dispatch),
    signIn: (email, scopes) =>
      store.change(() => {
        const grant = { email, clientId: client.clientId, scopes }
        addGrant(store, grant)
        const { accessToken, refreshToken } = issueTokens(store, grant, true)
        return { accessToken, refreshToken: refreshToken ?? '' }
      }),
    close: async () => {
      await app.close()
      await pushes.close()
      store.flush()
    },
  }
}
