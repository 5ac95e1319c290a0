import { GoogleError } from '../core/google-error.ts'
import type { Switches } from '../core/state.ts'

export type QuotaCall = { email: string; calendarId: string | undefined; isWrite: boolean; nowMs: number }

const MINUTE = 60_000
const SECOND = 1000

/** Sliding windows as Google counts them: refused calls count too, so that hammering on never helps. */
export class Quota {
  readonly #calls = new Map<string, number[]>()

  /** Throws the 403 of the limit this call breaks, if the switches set any. */
  check({ email, calendarId, isWrite, nowMs }: QuotaCall, switches: Switches): void {
    const perMinute = this.#count(`user ${email}`, nowMs, MINUTE)
    const writes = isWrite ? this.#count(`calendar ${calendarId}`, nowMs, SECOND) : 0
    if (perMinute > (switches.requestsPerUserPerMinute ?? Number.POSITIVE_INFINITY))
      throw new GoogleError(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded', {
        domain: 'usageLimits',
      })
    if (writes > (switches.writesPerCalendarPerSecond ?? Number.POSITIVE_INFINITY))
      throw new GoogleError(403, 'rateLimitExceeded', 'Rate Limit Exceeded', { domain: 'usageLimits' })
  }

  #count(key: string, nowMs: number, windowMs: number): number {
    const recent = (this.#calls.get(key) ?? []).filter((at) => at > nowMs - windowMs)
    recent.push(nowMs)
    this.#calls.set(key, recent)
    return recent.length
  }
}
