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
  /**
   * Node's own by default: the client's (node-fetch) throws past everybody when a call is given up while its answer
   * is still coming in. A simulation has another way to Google.
   */
  readonly fetch?: typeof globalThis.fetch
}

/** Google Calendar behind our port. One client for all connections: the token goes with each call. */
export function createGoogleCalendarGateways({
  rootUrl,
  tokens,
  budget,
  timeoutMs = 20_000,
  fetch = globalThis.fetch,
}: Options): CalendarGateways {
  const api = calendar({
    version: 'v3',
    rootUrl: rootUrl.endsWith('/') ? rootUrl : `${rootUrl}/`,
    fetchImplementation: fetch,
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
