import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

export type LinkRequest = {
  readonly clientId: string
  readonly clientSecret: string
  readonly accountsRootUrl: string
  /** Full names. */
  readonly scopes: readonly string[]
  /** Port of the redirect address http://localhost:PORT/canary; 0 = any, for a Google that takes any. */
  readonly port: number
}

export type Link = { readonly consentUrl: string; readonly refreshToken: Promise<string> }

const discovery = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() })
const answer = z.object({ refresh_token: z.string() })
const TIMEOUT_MS = 30_000

const secret = (): string => randomBytes(32).toString('base64url')

type Attempt = { readonly state: string; readonly verifier: string; readonly redirectUri: string }

/**
 * Asks a person for consent on this machine and answers the refresh token. The address for the browser is there at
 * once; the token when the person has said yes.
 */
export async function link(request: LinkRequest): Promise<Link> {
  const known = await fetch(`${request.accountsRootUrl}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const endpoints = discovery.parse(await known.json())
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const server = createServer((incoming, response) => {
    if (!incoming.url?.startsWith('/canary?')) return void response.writeHead(404).end()
    void finish(incoming, response)
      .then(resolve, reject)
      .finally(() => server.close())
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(request.port, '127.0.0.1', ready)
  })
  const { port } = server.address() as AddressInfo
  const attempt = { state: secret(), verifier: secret(), redirectUri: `http://localhost:${port}/canary` }
  const finish = async (incoming: IncomingMessage, response: ServerResponse): Promise<string> => {
    const query = new URL(incoming.url ?? '', attempt.redirectUri).searchParams
    response.end('The canary has your answer. You can close this page.')
    return exchange(request, endpoints.token_endpoint, attempt, query)
  }
  return { consentUrl: consentUrl(request, endpoints.authorization_endpoint, attempt), refreshToken: promise }
}

function consentUrl(
  { clientId, scopes }: LinkRequest,
  endpoint: string,
  { state, verifier, redirectUri }: Attempt,
): string {
  const url = new URL(endpoint)
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(' '),
    access_type: 'offline',
    prompt: 'consent',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  return url.toString()
}

async function exchange(
  { clientId, clientSecret }: LinkRequest,
  tokenEndpoint: string,
  { state, verifier, redirectUri }: Attempt,
  query: URLSearchParams,
): Promise<string> {
  if (query.get('state') !== state) throw new Error('Cannot link: the answer belongs to another attempt.')
  const code = query.get('code')
  if (code === null) throw new Error(`Cannot link: Google answers ${query.get('error') ?? 'without a code'}.`)
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`Cannot link: the token endpoint answers ${response.status}.`)
  return answer.parse(await response.json()).refresh_token
}
