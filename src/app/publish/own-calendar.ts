import { GatewayError, type RemoteCalendar } from '../ports/calendar-gateway.ts'
import type { Calendar, Connection, OwnCalendar } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { unreadCalendar } from '../unread-calendar.ts'
import { commit, gatewayOf, type Run } from './publish-dependencies.ts'

const TITLE = 'Timewright'
/** Longer than the request lasts: after it, a calendar that is not listed was not made. */
const IN_FLIGHT_MS = 10_000

/**
 * Makes the calendar for blocks, once. The intent is committed first, and its id goes into the description: when an
 * answer is lost, or another of our processes was faster, the calendar is found by it and not made again.
 */
export async function makeOwnCalendar(run: Run, connection: Connection, timeZone: string): Promise<Calendar> {
  const gateway = gatewayOf(run, connection.id)
  const { own, isNew, waitMs } = await commit(run, (mine) => claim(mine, run, connection))
  const standing = isNew ? null : await findMarked(run, connection, own.id)
  if (standing !== null) return adopt(run, connection, own, standing)
  if (waitMs > 0) {
    throw new GatewayError('unavailable', 'Cannot make a calendar: another process is at it.', waitMs)
  }
  try {
    const made = await gateway.insertCalendar({ title: TITLE, timeZone, mark: own.id })
    return await adopt(run, connection, own, made)
  } catch (error) {
    const isOver = error instanceof GatewayError && error.fault !== 'unknown-outcome'
    if (isOver) await commit(run, ({ ownCalendars }) => ownCalendars.save({ ...own, askedAtMs: null }))
    throw error
  }
}

type Claim = { readonly own: OwnCalendar; readonly isNew: boolean; readonly waitMs: number }

/** Whose turn it is: who asks while another's request may still be under way has to wait. */
async function claim(
  { ownCalendars }: Repositories,
  run: Run,
  { googleSubject }: Connection,
): Promise<Claim> {
  const nowMs = run.clock.now()
  const fresh = { id: run.ids.next(), googleSubject, googleCalendarId: null, askedAtMs: null }
  const own = await ownCalendars.findOrAdd(fresh)
  const sinceMs = own.askedAtMs === null ? IN_FLIGHT_MS : Math.abs(nowMs - own.askedAtMs)
  const waitMs = Math.max(0, IN_FLIGHT_MS - sinceMs)
  if (waitMs === 0) await ownCalendars.save({ ...own, askedAtMs: nowMs })
  return { own, isNew: own.id === fresh.id, waitMs }
}

async function findMarked(run: Run, { id }: Connection, mark: string): Promise<RemoteCalendar | null> {
  const listed = await gatewayOf(run, id).listCalendars()
  return listed.find((one) => one.mark === mark && !one.isDeleted) ?? null
}

const adopt = (run: Run, connection: Connection, own: OwnCalendar, made: RemoteCalendar): Promise<Calendar> =>
  commit(run, async (mine) => {
    const { googleCalendarId } = made
    const known = (await mine.calendars.list()).find(
      (one) => one.connectionId === connection.id && one.googleCalendarId === googleCalendarId,
    )
    const calendar = known === undefined ? ourCalendar(run.ids.next(), connection.id, made) : ours(known)
    await mine.ownCalendars.save({ ...own, googleCalendarId, askedAtMs: null })
    await mine.calendars.save(calendar)
    await mine.wakes.request('pull', calendar.id)
    await mine.announce('calendars')
    return calendar
  })

const ours = (calendar: Calendar): Calendar => ({ ...calendar, isOurs: true, countsAsBusy: true })

/** A calendar that we have just made is empty, so that there is nothing unknown about it. */
const ourCalendar = (id: string, connectionId: string, made: RemoteCalendar): Calendar => ({
  ...ours(unreadCalendar(id, connectionId, made)),
  state: 'readable',
})
