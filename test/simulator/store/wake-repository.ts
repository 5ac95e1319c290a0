import { callFor, type Patience } from '#app/ports/patience.ts'
import type { Family, Wake, WakeRepository } from '#app/ports/repositories/person-repositories.ts'
import type { OpenWake } from '#app/wake-up.ts'
import { sorted } from './table.ts'
import type { Tables } from './tables.ts'

const keyOf = (family: Family, subject: string): string => `${family} ${subject}`

export type Asked = Map<string, Omit<OpenWake, 'userId'>>

type Scope = {
  readonly tables: Tables
  readonly userId: string
  readonly now: () => number
  /** What the queue has to hear of after the commit. */
  readonly asked: Asked
}

/** Counters and moments, as `WakeRepository` says. */
export function wakeRepository({ tables, userId, now, asked }: Scope): WakeRepository {
  const { wakes } = tables
  const get = (family: Family, subject: string): Wake =>
    wakes.get(keyOf(family, subject)) ?? { userId, family, subject, ...fresh }
  const put = (wake: Wake): void => wakes.set(keyOf(wake.family, wake.subject), wake)
  // A transaction asks once for each, however often it says so: the database counts in the same way.
  const request = (family: Family, subject: string, patience: Patience | null): void => {
    const key = keyOf(family, subject)
    const wake = get(family, subject)
    if (!asked.has(key)) put({ ...wake, requested: wake.requested + 1 })
    else if (patience !== null) return
    const call = patience === null ? {} : callFor(patience, wake.lastAttemptAtMs, now())
    asked.set(key, { family, subject, ...call })
  }
  return {
    request: async (family, subject = '', patience) => request(family, subject, patience ?? null),
    requestAt: async (family, dueAtMs, subject = '') => {
      if (dueAtMs <= now()) return request(family, subject, null)
      const wake = get(family, subject)
      put({ ...wake, dueAtMs: Math.min(wake.dueAtMs ?? Infinity, dueAtMs) })
    },
    hurry: async (family, dueByMs) => {
      const wake = get(family, '')
      if (wake.dueAtMs === null || wake.dueAtMs > dueByMs) return
      put({ ...wake, dueAtMs: null })
      request(family, '', null)
    },
    find: async (family, subject = '') => wakes.get(keyOf(family, subject)),
    listFailing: async () => wakes.where((one) => one.failures > 0),
    findForUpdate: async (family, subject = '') => wakes.get(keyOf(family, subject)),
    begin: async (family, subject, nowMs) => {
      const wake = get(family, subject)
      const hasCome = wake.dueAtMs !== null && wake.dueAtMs <= nowMs
      const begun = {
        ...wake,
        lastAttemptAtMs: nowMs,
        requested: wake.requested + Number(hasCome),
        dueAtMs: hasCome ? null : wake.dueAtMs,
      }
      put(begun)
      return begun
    },
    finish: async (family, subject, requested) => {
      const wake = get(family, subject)
      put({ ...wake, done: Math.max(wake.done, Math.min(requested, wake.requested)), ...well })
    },
    fail: async (family, subject, lastError) => {
      const wake = get(family, subject)
      put({ ...wake, failures: wake.failures + 1, lastError })
    },
  }
}

const well = { failures: 0, lastError: null }
const fresh = { requested: 0, done: 0, dueAtMs: null, lastAttemptAtMs: null, ...well }

/** Wakes that are due or left behind; what failed again and again waits longer each time. */
export function openWakes(
  { wakes }: Tables,
  nowMs: number,
  attemptedBeforeMs: number,
  limit: number,
): readonly Wake[] {
  const isLeftBehind = ({ lastAttemptAtMs, failures }: Wake): boolean =>
    lastAttemptAtMs === null ||
    lastAttemptAtMs > nowMs ||
    lastAttemptAtMs < attemptedBeforeMs - (Math.min(2 ** failures, 900) - 1) * 1000
  const open = wakes.where(
    (one) =>
      (one.dueAtMs !== null && one.dueAtMs <= nowMs) || (one.requested > one.done && isLeftBehind(one)),
  )
  return sorted(
    open,
    (one) => one.lastAttemptAtMs ?? -1,
    (one) => one.family,
    (one) => one.subject,
  ).slice(0, limit)
}
