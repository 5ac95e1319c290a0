import type { RouteAnswer } from '#contracts/http/route.ts'
import type { CalendarView, listCalendars } from '#contracts/http/calendar-routes.ts'
import { missingScopes } from '#core/calendar/google-scopes.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import type { Calendar, Connection } from '../../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { unwrittenBlocks } from './unwritten-blocks.ts'
import { iso, isoOrNull } from '../iso.ts'

type CalendarsView = RouteAnswer<typeof listCalendars>
type ConnectionView = CalendarsView['connections'][number]

type Dependencies = Pick<EditDependencies, 'unitOfWork' | 'clock'> &
  ViewOptions & {
    readonly sweepSeconds: number
  }

/** Linked accounts with what they do not allow, and their calendars. */
export function createListCalendars({ unitOfWork, clock, pushAddress, sweepSeconds }: Dependencies) {
  return (userId: string): Promise<CalendarsView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const connections = await connectionViews(mine)
      const shown = new Set(connections.map(({ id }) => id))
      const calendars = (await mine.calendars.list()).filter(
        ({ state, connectionId }) => state !== 'gone' && shown.has(connectionId),
      )
      const items = await calendarViews(mine, calendars, { pushAddress, nowMs: clock.now() })
      return { items: items.toSorted(inOrder), connections, readEverySeconds: sweepSeconds }
    })
}

type ViewOptions = {
  /** Null: Google cannot reach us with its pushes. */
  readonly pushAddress: string | null
}

export async function calendarViews(
  mine: Repositories,
  calendars: readonly Calendar[],
  options: ViewOptions & { readonly nowMs: number },
): Promise<CalendarView[]> {
  const counts = await mine.events.countByCalendar()
  const views: CalendarView[] = []
  for (const calendar of calendars) {
    const view = await calendarView(mine, calendar, options)
    views.push({ ...view, events: counts.get(calendar.id) ?? 0 })
  }
  return views
}

async function calendarView(
  mine: Repositories,
  calendar: Calendar,
  { pushAddress, nowMs }: ViewOptions & { readonly nowMs: number },
): Promise<Omit<CalendarView, 'events'>> {
  const { syncToken: _token, syncParameters: _parameters, googleCalendarId: _id, ...shown } = calendar
  const { isPushable, pulledAtMs, readEvents, pushRefusedAtMs: _at, scannedAtMs: _scan, ...fields } = shown
  const standing = await mine.channels.listFor(calendar.id)
  const hasPush =
    isPushable && standing.some(({ state, expiresAtMs }) => state === 'active' && (expiresAtMs ?? 0) > nowMs)
  const whyNot = isPushable ? (pushAddress === null ? 'unreachable' : 'asked') : 'refused'
  return {
    ...fields,
    hasPush,
    watch: hasPush ? 'pushed' : whyNot,
    pulledAt: isoOrNull(pulledAtMs),
    progress: readEvents === null ? null : { readEvents },
    unwritten: calendar.isOurs || calendar.isPrimary ? await unwrittenBlocks(mine, calendar.id, nowMs) : null,
  }
}

/** What the person has disconnected is gone for them, though it may take us a while to clear it away. */
export async function connectionViews(mine: Repositories): Promise<ConnectionView[]> {
  const views: ConnectionView[] = []
  for (const one of await mine.connections.list()) {
    const { id, status } = one
    if (status === 'leaving') continue
    const budget = await mine.callBudgets.find(id, '')
    const untilMs = budget?.writesPausedUntilMs ?? null
    const isPaused = untilMs !== null && untilMs > (await mine.callBudgets.now())
    views.push({ ...connectionView(one), status, writesPausedUntil: isPaused ? iso(untilMs) : null })
  }
  return views
}

const connectionView = ({
  id,
  email,
  fault,
  scopes,
}: Connection): Omit<ConnectionView, 'status' | 'writesPausedUntil'> => ({
  id,
  email,
  fault,
  scopes: [...scopes],
  missing: missingScopes(scopes).map(({ scope, lost }) => ({ scope, consequence: lost })),
})

const rank = ({ isPrimary, isOurs }: CalendarView): number => (isPrimary ? 0 : isOurs ? 2 : 1)

/** The primary calendar first, ours last, the others by name. */
function inOrder(a: CalendarView, b: CalendarView): number {
  return rank(a) - rank(b) || a.title.localeCompare(b.title, 'en', { numeric: true })
}
