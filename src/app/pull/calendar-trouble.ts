import { GatewayError, type GatewayFault } from '../ports/calendar-gateway.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { calendarListSubject } from '../wake-up.ts'
import type { PullDependencies } from './pull-dependencies.ts'

/** Trying again helps with none of these: the person has to do something. */
const permanent: ReadonlySet<GatewayFault> = new Set([
  'dead-grant',
  'unauthorized',
  'forbidden',
  'not-found',
  'invalid',
])

/** Ended access concerns the whole account. */
const ofAccount: ReadonlySet<GatewayFault> = new Set(['dead-grant', 'unauthorized'])

export const isPermanent = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && permanent.has(error.fault)

/**
 * Notes that a calendar cannot be read for good. Its time is unknown from now on, so the plan has to hear of it; what
 * was mirrored stays, to be shown. Our own calendar that is no longer there is made anew by publish.
 */
export async function noteTrouble(
  { unitOfWork, clock }: PullDependencies,
  userId: string,
  calendarId: string,
  error: GatewayError,
): Promise<void> {
  await unitOfWork.forUser(userId, async (mine) => {
    const calendar = await mine.calendars.find(calendarId)
    if (calendar === null) return
    if (error.fault === 'unauthorized') await askToReconnect(mine, calendar.connectionId, error)
    if (error.fault === 'not-found') {
      await mine.wakes.request('pull', calendarListSubject(calendar.connectionId))
    }
    for (const one of await concerned(mine, calendar, error)) await mark(mine, one, error, clock.now())
    await mine.announce('calendars')
  })
}

async function concerned(
  mine: Repositories,
  calendar: Calendar,
  { fault }: GatewayError,
): Promise<readonly Calendar[]> {
  if (!ofAccount.has(fault)) return [calendar]
  const all = await mine.calendars.list()
  return all.filter((one) => one.connectionId === calendar.connectionId && one.state !== 'gone')
}

async function mark(
  mine: Repositories,
  calendar: Calendar,
  error: GatewayError,
  nowMs: number,
): Promise<void> {
  const isOursGone = error.fault === 'not-found' && calendar.isOurs
  const state = isOursGone ? 'gone' : 'unreadable'
  await mine.calendars.save({
    ...calendar,
    state,
    fault: error.message,
    readEvents: null,
    syncToken: null,
    pulledAtMs: nowMs,
  })
  if (calendar.state !== state && calendar.countsAsBusy) await mine.wakes.request('plan')
  if (isOursGone) await mine.wakes.request('publish')
}

async function askToReconnect(mine: Repositories, connectionId: string, error: GatewayError): Promise<void> {
  const connection = await mine.connections.findForUpdate(connectionId)
  if (connection === null) return
  await mine.connections.save({ ...connection, status: 'reconnect', fault: error.message })
}
