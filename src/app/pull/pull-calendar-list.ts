import { GatewayError, type RemoteCalendar, type RemoteSettings } from '../ports/calendar-gateway.ts'
import type { Calendar, Connection } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { isPermanent } from './calendar-trouble.ts'
import { adoptPreferences, readPreferences } from './preferences.ts'
import type { PullDependencies } from './pull-dependencies.ts'
import { unreadCalendar } from '../unread-calendar.ts'

type Dependencies = PullDependencies & {
  /** Keeps the push channel of the list fresh; absent where Google cannot reach us. */
  readonly ensureListChannel?: (userId: string, connectionId: string, signal?: AbortSignal) => Promise<void>
}

/**
 * Reads which calendars an account has. New ones get a sensible use and are read; one that is no longer listed is gone,
 * and its events with it. Our own calendar is known by its id alone, whatever its name.
 */
export function createPullCalendarList(dependencies: Dependencies) {
  const { unitOfWork, gateways, ids } = dependencies
  return async (userId: string, connectionId: string, signal?: AbortSignal): Promise<void> => {
    const connection = await unitOfWork.forUser(userId, ({ connections }) => connections.find(connectionId))
    if (connection === null || connection.status === 'leaving') return
    try {
      const gateway = gateways.forConnection(userId, connectionId, signal)
      const listed = await gateway.listCalendars()
      // An account always has its primary calendar; a list without it is a broken answer.
      if (!listed.some((one) => one.isPrimary)) {
        throw new GatewayError(
          'unavailable',
          'Cannot believe the list of calendars: the primary one is missing.',
        )
      }
      const isFirst = await unitOfWork.forUser(
        userId,
        async (mine) => (await mine.calendars.list()).length === 0,
      )
      const preferred = isFirst ? await readPreferences(gateway, connection) : null
      await unitOfWork.forUser(userId, (mine) =>
        take(mine, connection, { listed, preferred }, () => ids.next()),
      )
    } catch (error) {
      if (!isPermanent(error)) throw error
      return unitOfWork.forUser(userId, (mine) => noteFault(mine, connectionId, error))
    }
    await dependencies.ensureListChannel?.(userId, connectionId, signal)
  }
}

type Told = {
  readonly listed: readonly RemoteCalendar[]
  /** What the person has set in Google, on the first link only. */
  readonly preferred: RemoteSettings | null
}

async function take(
  mine: Repositories,
  { id: connectionId, googleSubject }: Connection,
  { listed, preferred }: Told,
  nextId: () => string,
): Promise<void> {
  const all = await mine.calendars.list()
  const known = all.filter((one) => one.connectionId === connectionId)
  if (all.length === 0) await adoptPreferences(mine, listed, preferred)
  const own = await mine.ownCalendars.find(googleSubject)
  const present = listed.filter((one) => !one.isDeleted)
  for (const remote of present) {
    const before = known.find((one) => one.googleCalendarId === remote.googleCalendarId)
    const calendar = before ?? unreadCalendar(nextId(), connectionId, remote)
    const isOurs =
      own !== null && (remote.mark === own.id || remote.googleCalendarId === own.googleCalendarId)
    await keep(mine, remote, isOurs ? { ...calendar, isOurs, countsAsBusy: true } : calendar)
    if (isOurs) await mine.ownCalendars.save({ ...own, googleCalendarId: remote.googleCalendarId })
  }
  const ids = new Set(present.map((one) => one.googleCalendarId))
  for (const calendar of known.filter((one) => !ids.has(one.googleCalendarId))) await drop(mine, calendar)
  await mine.announce('calendars')
}

/** What Google says of it replaces what we had; a new or returned calendar is read from the start. */
async function keep(mine: Repositories, remote: RemoteCalendar, before: Calendar): Promise<void> {
  const { title, timeZone, accessRole, backgroundColor, isPrimary } = remote
  const isBack = before.state === 'gone'
  const state = isBack ? ('unread' as const) : before.state
  await mine.calendars.save({ ...before, title, timeZone, accessRole, backgroundColor, isPrimary, state })
  if (state !== 'readable') await mine.wakes.request('pull', before.id)
}

async function drop(mine: Repositories, calendar: Calendar): Promise<void> {
  if (calendar.state === 'gone') return
  await mine.events.replaceAll(calendar.id, [])
  await mine.calendars.save({ ...calendar, state: 'gone', syncToken: null })
  if (calendar.countsAsBusy) await mine.wakes.request('plan')
  if (calendar.isOurs || calendar.isPrimary) await mine.wakes.request('publish')
  await mine.announce('week')
}

/** The calendars stay as they are: their own pulls find out what can still be read. */
async function noteFault(mine: Repositories, connectionId: string, error: GatewayError): Promise<void> {
  const connection = await mine.connections.findForUpdate(connectionId)
  if (connection === null) return
  const isEnded = error.fault === 'unauthorized' || error.fault === 'dead-grant'
  const status = isEnded ? ('reconnect' as const) : connection.status
  await mine.connections.save({ ...connection, status, fault: error.message })
  for (const { id, connectionId: of } of isEnded ? await mine.calendars.list() : []) {
    if (of === connectionId) await mine.wakes.request('pull', id)
  }
  await mine.announce('calendars')
}
