import { GoogleError } from '../core/google-error.ts'
import type { Switches } from '../core/state.ts'

export type QuotaCall = {
  email: string
  /** Google's name of the method. */
  method: string
  calendarId: string | undefined
  nowMs: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 1440 * MINUTE

const WRITES = /^(events\.(insert|import|quickAdd|patch|update|delete|move)|calendars\.clear)$/
const CREATES = /^events\.(insert|import|quickAdd)$/

const usageLimit = (reason: string, message: string): GoogleError =>
  new GoogleError(403, reason, message, { domain: 'usageLimits' })

type Words = readonly [reason: string, message: string]
type Limit = readonly [key: string, windowMs: number, limit: number | null, words: Words]

const daily: Words = ['dailyLimitExceeded', 'Daily Limit Exceeded']
const byRate: Words = ['rateLimitExceeded', 'Rate Limit Exceeded']
const ofUser: Words = ['userRateLimitExceeded', 'User Rate Limit Exceeded']

/** Sliding windows as Google counts them: refused calls count too, so that hammering on never helps. */
export class Quota {
  readonly #calls = new Map<string, number[]>()
  readonly #bannedUntil = new Map<string, number>()

  /** Throws the 403 of the limit this call breaks, if the switches set any. */
  check(call: QuotaCall, switches: Switches): void {
    const { email, calendarId, method, nowMs } = call
    const limits: Limit[] = [
      ['project', DAY, switches.requestsPerDay, daily],
      ['project', MINUTE, switches.requestsPerMinute, byRate],
      [`user ${email}`, MINUTE, switches.requestsPerUserPerMinute, ofUser],
    ]
    if (WRITES.test(method)) {
      const calendar = calendarId === 'primary' ? email : calendarId
      limits.push([`calendar ${calendar}`, SECOND, switches.writesPerCalendarPerSecond, byRate])
    }
    let broken: Words | null = null
    // All of them count, also after one that is broken.
    for (const [key, windowMs, limit, words] of limits)
      if (limit !== null && this.#count(key, nowMs, windowMs) > limit) broken ??= words
    if (broken !== null) throw usageLimit(...broken)
    this.#checkBan(call, switches)
  }

  reset(): void {
    this.#calls.clear()
    this.#bannedUntil.clear()
  }

  /** Too many events created: the whole account is read-only for hours, whatever the client. */
  #checkBan({ email, method, nowMs }: QuotaCall, switches: Switches): void {
    if (switches.createsBeforeBan === null || !WRITES.test(method)) return
    const banned = (this.#bannedUntil.get(email) ?? 0) > nowMs
    const creates = CREATES.test(method) && !banned ? this.#count(`creates ${email}`, nowMs, DAY) : 0
    if (creates > switches.createsBeforeBan) {
      this.#bannedUntil.set(email, nowMs + switches.banHours * 60 * MINUTE)
      this.#calls.delete(`creates ${email} / ${DAY}`)
    }
    if (banned || creates > switches.createsBeforeBan)
      throw usageLimit('quotaExceeded', 'Calendar usage limits exceeded.')
  }

  #count(key: string, nowMs: number, windowMs: number): number {
    const name = `${key} / ${windowMs}`
    const recent = (this.#calls.get(name) ?? []).filter((at) => at > nowMs - windowMs)
    recent.push(nowMs)
    this.#calls.set(name, recent)
    return recent.length
  }
}
