import type { DeduplicationOptions } from 'bullmq'
import type { JobName, JobPayloads } from '#contracts/jobs/job-payloads.ts'

const subjectOf = (payload: object): readonly string[] => Object.values(payload)

/**
 * Calls with the same id are one call: `pull-calendar-<userId>-<calendarId>`. One may run and one may wait:
 * a call made during a run is kept and runs after it, so the last call is never lost.
 * A call with a delay of its own is a promise for that second and does not hold up those that want to run now.
 */
export const deduplicationOf = <N extends JobName>(
  name: N,
  payload: JobPayloads[N],
  delayMs: number | undefined,
  now: () => number = Date.now,
): DeduplicationOptions => {
  const id = [name, ...subjectOf(payload)].join('-')
  const later = delayMs === undefined ? '' : `-at-${Math.ceil((now() + delayMs) / 1000)}`
  return { id: `${id}${later}`, keepLastIfActive: true }
}
