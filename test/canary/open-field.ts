import { randomBytes } from 'node:crypto'
import { OAuth2Client } from 'google-auth-library'
import { calendar } from 'googleapis/build/src/apis/calendar/index.js'
import { z } from 'zod'
import { ownCalendarOnly } from './own-calendar-only.ts'
import type { Territory } from './own-calendar-only.ts'
import type { Api } from './point.ts'
import type { CanarySettings } from './settings.ts'

const discovery = z.object({ token_endpoint: z.url() })
const tokens = z.object({ access_token: z.string(), scope: z.string().default('') })

export type Grant = { readonly accessToken: string; readonly scopes: readonly string[] }

const TIMEOUT_MS = 30_000

async function readJson(response: Response, action: string): Promise<unknown> {
  if (response.ok) return response.json()
  const { error } = (await response.json().catch(() => ({}))) as { error?: string }
  throw new Error(`Cannot ${action}: Google answers ${response.status} ${error ?? ''}.`)
}

/** An access token for a refresh token; the answer of Google names what it is good for. */
export async function renew(settings: CanarySettings, refreshToken: string): Promise<Grant> {
  const known = await fetch(`${settings.GOOGLE_ACCOUNTS_ROOT_URL}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const { token_endpoint } = discovery.parse(await readJson(known, "read Google's sign-in settings"))
  const answer = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: settings.GOOGLE_CLIENT_ID,
      client_secret: settings.GOOGLE_CLIENT_SECRET,
      refresh_token: refreshToken,
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const { access_token, scope } = tokens.parse(await readJson(answer, 'use the refresh token'))
  return { accessToken: access_token, scopes: scope.split(' ').filter((each) => each !== '') }
}

/** Google's client, kept to the canary's own calendar. */
export function connect(settings: CanarySettings, grant: Grant, territory: Territory): Api {
  const auth = new OAuth2Client()
  auth.setCredentials({ access_token: grant.accessToken })
  return calendar({
    version: 'v3',
    auth,
    rootUrl: `${settings.GOOGLE_API_ROOT_URL}/`,
    fetchImplementation: ownCalendarOnly(territory, fetch),
    retry: false,
    timeout: TIMEOUT_MS,
  })
}

/** Fit for events and channels: 26 characters of base32hex. */
export const newId = (): string => [...randomBytes(26)].map((byte) => (byte % 32).toString(32)).join('')
