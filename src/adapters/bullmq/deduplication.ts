import type { DeduplicationOptions } from 'bullmq'
import type { JobName, JobPayloads } from '#contracts/jobs/job-payloads.ts'
import { debounceMsOf } from './job-settings.ts'

const subjectOf = (payload: object): readonly string[] => Object.values(payload)

export type When = { readonly delayMs?: number | undefined; readonly occasion?: string | undefined }

/**
 * Calls with the same id are one call: `pull-calendar-<userId>-<calendarId>`. One may run and one may wait:
 * a call made during a run is kept and runs after it, so the last call is never lost.
 * A call for later is a promise for its second: it does not hold up those that want to run now, and may in
 * turn run beside one of them. Calls of one occasion are one, and what runs already serves those that come late.
 */
export const deduplicationOf = <N extends JobName>(
  name: N,
  payload: JobPayloads[N],
  { delayMs, occasion }: When,
  now: () => number = Date.now,
): DeduplicationOptions => {
  const id = [name, ...subjectOf(payload)].join('-')
  if (occasion !== undefined) return { id: `${id}-after-${occasion}` }
  const isLater = delayMs !== undefined && delayMs > debounceMsOf(name)
  const later = isLater ? `-at-${Math.ceil((now() + delayMs) / 1000)}` : ''
  return { id: `${id}${later}`, keepLastIfActive: true }
}
