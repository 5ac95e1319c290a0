import { GatewayError, type RemoteCalendar } from '../ports/calendar-gateway.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { commit, gatewayOf, type Run } from './publish-dependencies.ts'

const TITLE = 'Timewright'

/**
 * The calendar that blocks belong on: our own, made when it is first needed and made anew when the person deleted it,
 * or the primary one. It is known by its id, never looked for by name. Null: no account is connected.
 */
export async function blocksCalendar(run: Run): Promise<Calendar | null> {
  const standing = await commit(run, readStanding)
  if (standing.wanted !== null || standing.connectionId === null) return standing.wanted
  try {
    const made = await gatewayOf(run, standing.connectionId).insertCalendar({
      title: TITLE,
      timeZone: standing.timeZone,
      mark: run.ids.next(),
    })
    return await commit(run, (mine) =>
      keep(mine, ourCalendar(run.ids.next(), standing.connectionId ?? '', made)),
    )
  } catch (error) {
    // Without the permission to make a calendar the primary one has to do.
    if (error instanceof GatewayError && error.fault === 'forbidden') return standing.primary
    throw error
  }
}

type Standing = {
  readonly wanted: Calendar | null
  readonly primary: Calendar | null
  /** Where to make a calendar of our own; null when nothing is to be made. */
  readonly connectionId: string | null
  readonly timeZone: string
}

async function readStanding(mine: Repositories): Promise<Standing> {
  const { settings, timeZone } = await mine.person.get()
  const active = (await mine.connections.list()).filter((one) => one.status === 'active')
  const ids = new Set(active.map((one) => one.id))
  const usable = (await mine.calendars.list()).filter(
    (one) => one.state !== 'gone' && ids.has(one.connectionId),
  )
  const first = active[0]?.id
  const primary =
    usable.find((one) => one.isPrimary && one.connectionId === first) ??
    usable.find((one) => one.isPrimary) ??
    null
  const own = usable.find((one) => one.isOurs) ?? null
  const isOwnWanted = settings.blocksCalendar === 'own'
  return {
    wanted: isOwnWanted ? own : primary,
    primary,
    connectionId: isOwnWanted ? (first ?? null) : null,
    timeZone,
  }
}

/** A calendar that we have just made is empty, so that there is nothing unknown about it. */
const ourCalendar = (id: string, connectionId: string, made: RemoteCalendar): Calendar => ({
  id,
  connectionId,
  googleCalendarId: made.googleCalendarId,
  title: made.title,
  timeZone: made.timeZone,
  accessRole: made.accessRole,
  backgroundColor: made.backgroundColor,
  isPrimary: false,
  isOurs: true,
  countsAsBusy: true,
  state: 'readable',
  fault: null,
  syncToken: null,
  syncParameters: null,
  isPushable: true,
  pushRefusedAtMs: null,
  pulledAtMs: null,
  readEvents: null,
  scannedAtMs: null,
})

async function keep(mine: Repositories, calendar: Calendar): Promise<Calendar> {
  await mine.calendars.save(calendar)
  await mine.wakes.request('pull', calendar.id)
  await mine.announce('calendars')
  return calendar
}
