import type { JobQueue } from './ports/job-queue.ts'
import type { PatientCall } from './ports/patience.ts'
import { type Family, NOTICES } from './ports/repositories/person-repositories.ts'

export type OpenWake = {
  readonly userId: string
  readonly family: Family
  readonly subject: string
} & Partial<PatientCall>

const listPrefix = 'list:'

/** Subject of the pull that reads an account's list of calendars; every other pull's subject is a calendar. */
export const calendarListSubject = (connectionId: string): string => `${listPrefix}${connectionId}`

/** Turns wakes into jobs. What the queue loses, the sweep finds again. */
export function createWakeUp(jobQueue: JobQueue) {
  return async (wakes: readonly OpenWake[]): Promise<void> => {
    await Promise.all(wakes.map((wake) => enqueue(jobQueue, wake)))
  }
}

function enqueue(jobQueue: JobQueue, { family, userId, subject, ...call }: OpenWake): Promise<void> {
  const { delayMs, occasion } = call
  const options = {
    ...(delayMs === undefined ? {} : { delayMs }),
    ...(occasion === undefined ? {} : { occasion }),
  }
  switch (family) {
    case 'pull':
      return subject.startsWith(listPrefix)
        ? jobQueue.enqueue(
            'pull-calendar-list',
            { userId, connectionId: subject.slice(listPrefix.length) },
            options,
          )
        : jobQueue.enqueue('pull-calendar', { userId, calendarId: subject }, options)
    case 'unfold':
      return jobQueue.enqueue('unfold-goals', { userId }, options)
    case 'plan':
      return jobQueue.enqueue('plan-blocks', { userId }, options)
    case 'publish':
      return jobQueue.enqueue('publish-plan', { userId }, options)
    case 'settle':
      return jobQueue.enqueue(subject === NOTICES ? 'tell-person' : 'settle-blocks', { userId }, options)
  }
}
