import { GatewayError } from '#app/ports/calendar-gateway.ts'
import { gatewayError, silence } from './faults.ts'

export type Renewed = {
  readonly accessToken: string
  readonly expiresInSeconds: number
  /** The refresh token in force from now on, where Google rotates them. */
  readonly refreshToken: string | null
}

/** Trades a refresh token for an access token; throws GatewayError (`dead-grant` when the access has ended). */
export type RenewToken = (refreshToken: string) => Promise<Renewed>

type Client = {
  readonly clientId: string
  readonly clientSecret: string
  readonly tokenEndpoint: () => Promise<string>
  readonly timeoutMs?: number
  /** Another way to Google than the network, for a simulation. */
  readonly fetch?: typeof globalThis.fetch
}

const ACTION = 'renew the access to Google'
/** OAuth errors that only a new consent can cure; session control says `invalid_grant` with `invalid_rapt`. */
const deadly = new Set(['invalid_grant', 'admin_policy_enforced', 'org_internal'])

/**
 * The refresh request, made by ourselves: google-auth-library hands the old refresh token back over a rotated one.
 */
export function createRenewToken({
  clientId,
  clientSecret,
  tokenEndpoint,
  timeoutMs = 20_000,
  fetch = globalThis.fetch,
}: Client): RenewToken {
  return async (refreshToken) => {
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    })
    const { status, answer } = await post(await tokenEndpoint(), body, timeoutMs, fetch)
    return status === 200 ? renewedFrom(answer) : refuse(status, answer)
  }
}

type Reply = { readonly status: number; readonly answer: Readonly<Record<string, unknown>> }

async function post(
  url: string,
  body: URLSearchParams,
  timeoutMs: number,
  fetch: typeof globalThis.fetch,
): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const answer: unknown = await response.json().catch(() => null)
    return {
      status: response.status,
      answer: typeof answer === 'object' && answer !== null ? { ...answer } : {},
    }
  } catch (error) {
    throw silence({ action: ACTION, isWrite: false }, error)
  }
}

function renewedFrom(answer: Reply['answer']): Renewed {
  const { access_token: accessToken, expires_in: expiresIn, refresh_token: refreshToken } = answer
  if (typeof accessToken !== 'string')
    throw gatewayError('unavailable', ACTION, 'the answer has no access token')
  return {
    accessToken,
    expiresInSeconds: typeof expiresIn === 'number' ? expiresIn : 3600,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : null,
  }
}

function refuse(status: number, { error }: Reply['answer']): never {
  const code = typeof error === 'string' && /^\w+$/.test(error) ? error : `status ${status}`
  throw refusalOf(status, code)
}

function refusalOf(status: number, code: string): GatewayError {
  if (deadly.has(code)) return gatewayError('dead-grant', ACTION, `Google says ${code}`)
  if (status === 429) return gatewayError('rate-limited', ACTION, `Google says ${code}`)
  if (status >= 500) return gatewayError('unavailable', ACTION, `Google says ${code}`)
  return gatewayError('invalid', ACTION, `Google says ${code}; check the client id and secret`)
}
