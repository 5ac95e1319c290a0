import type { NewPerson } from './core/people.ts'
import type { SendPush, Sleep } from './push/send-push.ts'

/** What both forms of the emulator take: the one behind a port and the one in the same process. */
export type EmulatorOptions = {
  clientId: string
  clientSecret: string
  /** Exact redirect addresses; left out = any loopback address. */
  redirectUris?: readonly string[]
  now?: () => number
  /** Makes ids, codes and tokens repeat from run to run. Left out = fresh ones. */
  seed?: string | number
  /** JSON file that keeps the calendars over restarts. */
  persistPath?: string
  people: readonly NewPerson[]
  demoData?: boolean
  /** First pause before a failed push is tried again; doubles each time. */
  pushRetryBaseMs?: number
  /** Clock of id tokens, which clients check against real time. */
  wallNow?: () => number
  /** How the emulator waits (latency, late pushes, retries). A simulator gives its own; default: real timers. */
  sleep?: Sleep
  /** Who carries a push to its address: answers the status, null = nobody answered. Default: HTTP to loopback. */
  sendPush?: SendPush
}
