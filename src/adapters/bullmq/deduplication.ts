import type { DeduplicationOptions } from 'bullmq'
import type { JobName, JobPayloads } from '#contracts/jobs/job-payloads.ts'
import { debounceMsOf } from './job-settings.ts'

const subjectOf = (payload: object): readonly string[] => Object.values(payload)

/**
 * Calls with the same id are one call: `pull-calendar-<userId>-<calendarId>`. One may run and one may wait:
 * a call made during a run is kept and runs after it, so the last call is never lost.
 * A call for later is a promise for its second: it does not hold up those that want to run now, and may in
 * turn run beside one of them.
 */
export const deduplicationOf = <N extends JobName>(
  name: N,
  payload: JobPayloads[N],
  delayMs: number | undefined,
  now: () => number = Date.now,
): DeduplicationOptions => {
  const id = [name, ...subjectOf(payload)].join('-')
  const isLater = delayMs !== undefined && delayMs > debounceMsOf(name)
  const later = isLater ? `-at-${Math.ceil((now() + delayMs) / 1000)}` : ''
  return { id: `${id}${later}`, keepLastIfActive: true }
}
