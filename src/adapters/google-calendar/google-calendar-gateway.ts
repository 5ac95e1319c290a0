import { calendar } from 'googleapis/build/src/apis/calendar/index.js'
import type { CalendarGateway, CalendarGateways } from '#app/ports/calendar-gateway.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { CallBudget } from './call-budget.ts'
import { calendarCalls } from './calendar-calls.ts'
import type { Line } from './call-google.ts'
import { channelCalls } from './channel-calls.ts'
import { eventCalls } from './event-calls.ts'

type Options = {
  /** Root of the Calendar API; another one than Google's is an emulator. */
  readonly rootUrl: string
  readonly tokens: AccessTokens
  /** Keeps the accounts within Google's limits. */
  readonly budget?: CallBudget
  readonly timeoutMs?: number
  /** Another way to Google than the network, for a simulation. */
  readonly fetch?: typeof globalThis.fetch
}

/** Google Calendar behind our port. One client for all connections: the token goes with each call. */
export function createGoogleCalendarGateways({
  rootUrl,
  tokens,
  budget,
  timeoutMs = 20_000,
  fetch,
}: Options): CalendarGateways {
  const api = calendar({
    version: 'v3',
    rootUrl: rootUrl.endsWith('/') ? rootUrl : `${rootUrl}/`,
    ...direct(rootUrl),
    ...(fetch === undefined ? {} : { fetchImplementation: fetch }),
  })
  return {
    forConnection: (userId, connectionId, signal) =>
      gatewayOf({ api, tokens, budget, userId, connectionId, timeoutMs, signal }),
  }
}

const gatewayOf = (line: Line): CalendarGateway => ({
  ...calendarCalls(line),
  ...eventCalls(line),
  ...channelCalls(line),
})

/** A proxy of the environment is for the world outside, not for an emulator on this machine. */
const direct = (rootUrl: string): { noProxy?: string[] } =>
  new URL(rootUrl).protocol === 'http:' ? { noProxy: [new URL(rootUrl).origin] } : {}
