import type { Ports } from './all-ports.ts'
import { createJobs } from './jobs.ts'
import { calendarUseCases } from './use-cases-of-calendars.ts'
import { goalUseCases } from './use-cases-of-goals.ts'
import { createNotificationEdits, createSendTestNotice } from './edit/account/notification-settings.ts'
import { createRewrapEverybody } from './housekeeping/rewrap-secrets.ts'
import { createAnswerLink } from './notify/answer-link.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createReadNotifications } from './read/person/read-notifications.ts'
import { planUseCases } from './use-cases-of-plans.ts'
import { teamUseCases } from './use-cases-of-teams.ts'

/** Every use case, under the name that routes, jobs and commands call it by. */
export function createUseCases(ports: Ports) {
  const jobs = createJobs(ports)
  return {
    ...goalUseCases(ports),
    ...calendarUseCases(ports, jobs.sweep),
    ...planUseCases(ports),
    ...teamUseCases(ports),
    ...createReadNotifications(ports),
    ...createNotificationEdits(ports),
    sendTestNotice: createSendTestNotice(ports),
    ...createAnswerLink({ ...ports, unitOfWork: oneAtATime(ports.unitOfWork) }),
    rewrapEverybody: createRewrapEverybody(ports),
    jobs,
  }
}

export type UseCases = ReturnType<typeof createUseCases>
