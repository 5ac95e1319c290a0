import { GatewayError } from '../ports/calendar-gateway.ts'
import type { Calendar, Connection } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { makeOwnCalendar } from './own-calendar.ts'
import { commit, type Run } from './publish-dependencies.ts'

/**
 * The calendar that blocks belong on: our own, made when it is first needed and made anew when the person deleted it,
 * or the primary one. It is known by its id, never looked for by name. Null: no account is connected.
 */
export async function blocksCalendar(run: Run): Promise<Calendar | null> {
  const { wanted, primary, makeIn, timeZone } = await commit(run, readStanding)
  if (wanted !== null || makeIn === null) return wanted
  try {
    return await makeOwnCalendar(run, makeIn, timeZone)
  } catch (error) {
    // Without the permission to make a calendar the primary one has to do.
    if (error instanceof GatewayError && error.fault === 'forbidden') return primary
    throw error
  }
}

type Standing = {
  readonly wanted: Calendar | null
  readonly primary: Calendar | null
  /** Where to make a calendar of our own; null when nothing is to be made. */
  readonly makeIn: Connection | null
  readonly timeZone: string
}

async function readStanding(mine: Repositories): Promise<Standing> {
  const { settings, timeZone } = await mine.person.get()
  const active = (await mine.connections.list()).filter((one) => one.status === 'active')
  const ids = new Set(active.map((one) => one.id))
  const usable = (await mine.calendars.list()).filter(
    (one) => one.state !== 'gone' && ids.has(one.connectionId),
  )
  const first = active[0] ?? null
  const primary =
    usable.find((one) => one.isPrimary && one.connectionId === first?.id) ??
    usable.find((one) => one.isPrimary) ??
    null
  const own = usable.find((one) => one.isOurs) ?? null
  const isOwnWanted = settings.blocksCalendar === 'own'
  return {
    wanted: isOwnWanted ? own : primary,
    primary,
    makeIn: isOwnWanted ? first : null,
    timeZone,
  }
}
