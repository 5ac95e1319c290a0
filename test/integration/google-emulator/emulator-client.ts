import { OAuth2Client } from 'google-auth-library'
import { calendar } from 'googleapis/build/src/apis/calendar/index.js'
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { startGoogleEmulator } from '#demo/google-emulator/server.ts'
import { judge } from './conformance.ts'
import type { GoogleEmulator, GoogleEmulatorOptions } from '#demo/google-emulator/server.ts'

export const NOW = Date.parse('2026-11-18T10:00:00Z')
export const ALEX = { email: 'alex@example.com', name: 'Alex Demo', timeZone: 'Europe/Berlin' }
export const BO = { email: 'bo@example.com', name: 'Bo Boss', timeZone: 'America/New_York' }
const PREFIX = 'https://www.googleapis.com/auth/'

export type Harness = {
  emulator: GoogleEmulator
  api: calendar_v3.Calendar
  /** Moves the emulator's clock. */
  clock: { nowMs: number }
  apiFor: (email: string, ...scopes: readonly string[]) => Promise<calendar_v3.Calendar>
  post: (path: string, body: unknown, method?: 'POST' | 'PATCH' | 'DELETE') => Promise<unknown>
}

const FOUND = new WeakMap<GoogleEmulator, string[]>()

/** Every request and answer of every test must fit the schemas of Google's client; one that does not fails here. */
async function closeConforming(emulator: GoogleEmulator): Promise<void> {
  await emulator.close()
  const found = new Set(FOUND.get(emulator))
  if (found.size > 0) throw new Error(`Not as Google's client declares it:\n${[...found].join('\n')}`)
}

export async function startHarness(options: Partial<GoogleEmulatorOptions> = {}): Promise<Harness> {
  const clock = { nowMs: NOW }
  const started = await startGoogleEmulator({
    port: 0,
    clientId: 'client',
    clientSecret: 'secret',
    seed: 'tests',
    now: () => clock.nowMs,
    people: [ALEX, BO],
    pushRetryBaseMs: 1,
    ...options,
  })
  const emulator = { ...started, close: () => closeConforming(started) }
  const violations: string[] = []
  FOUND.set(started, violations)
  started.journal.onAnswer((entry, exchange) => {
    for (const each of judge(entry, exchange)) violations.push(`${entry.name} ${entry.status}: ${each}`)
  })
  const post = async (
    path: string,
    body: unknown,
    method: 'POST' | 'PATCH' | 'DELETE' = 'POST',
  ): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(emulator.url + path, { method, headers, body: JSON.stringify(body) })
    const text = await answer.text()
    return text === '' ? null : JSON.parse(text)
  }
  const apiFor = async (email: string, ...scopes: readonly string[]): Promise<calendar_v3.Calendar> => {
    const full = scopes.map((scope) => PREFIX + scope)
    const tokens = (await post('/emulator/tokens', { email, scopes: full })) as { access_token: string }
    const auth = new OAuth2Client()
    auth.setCredentials({ access_token: tokens.access_token })
    return calendar({ version: 'v3', auth, rootUrl: `${emulator.url}/`, retry: false })
  }
  return { emulator, clock, apiFor, post, api: await apiFor(ALEX.email, 'calendar') }
}

/** Status and reason of the error a call answers with; fails when it succeeds. */
export async function failure(call: Promise<unknown>): Promise<{ status: number; reason: string }> {
  try {
    await call
  } catch (error) {
    const { response } = error as {
      response?: { status: number; data: { error: { errors: { reason: string }[] } } }
    }
    if (response === undefined) throw error
    return { status: response.status, reason: response.data.error.errors[0]?.reason ?? '' }
  }
  throw new Error('The call succeeded, but was expected to fail.')
}

/** Body of a timed event in Berlin wall time. */
export function meeting(
  summary: string,
  start: string,
  end: string,
  timeZone = 'Europe/Berlin',
): calendar_v3.Schema$Event {
  return { summary, start: { dateTime: start, timeZone }, end: { dateTime: end, timeZone } }
}

export async function insert(
  api: calendar_v3.Calendar,
  requestBody: calendar_v3.Schema$Event,
  calendarId = 'primary',
): Promise<calendar_v3.Schema$Event & { id: string }> {
  const { data } = await api.events.insert({ calendarId, requestBody })
  return { ...data, id: data.id ?? '' }
}
