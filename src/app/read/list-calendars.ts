import type { RouteAnswer } from '#contracts/http/route.ts'
import type { CalendarView, listCalendars } from '#contracts/http/calendar-routes.ts'
import { missingScopes } from '#core/calendar/google-scopes.ts'
import type { EditDependencies } from '../edit/dependencies.ts'
import type { Calendar, Connection } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { unwrittenBlocks } from './unwritten-blocks.ts'
import { iso, isoOrNull } from './iso.ts'

type CalendarsView = RouteAnswer<typeof listCalendars>
type ConnectionView = CalendarsView['connections'][number]

/** Linked accounts with what they do not allow, and their calendars. */
export function createListCalendars({ unitOfWork, clock }: Pick<EditDependencies, 'unitOfWork' | 'clock'>) {
  return (userId: string): Promise<CalendarsView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const items: CalendarView[] = []
      const connections = await connectionViews(mine)
      const shown = new Set(connections.map(({ id }) => id))
      for (const calendar of await mine.calendars.list()) {
        const isShown = calendar.state !== 'gone' && shown.has(calendar.connectionId)
        if (isShown) items.push(await calendarView(mine, calendar, clock.now()))
      }
      return { items: items.toSorted(inOrder), connections }
    })
}

export async function calendarView(
  mine: Repositories,
  calendar: Calendar,
  nowMs: number,
): Promise<CalendarView> {
  const { syncToken: _token, syncParameters: _parameters, googleCalendarId: _id, ...shown } = calendar
  const { isPushable, pulledAtMs, readEvents, pushRefusedAtMs: _at, scannedAtMs: _scan, ...fields } = shown
  const standing = await mine.channels.listFor(calendar.id)
  return {
    ...fields,
    hasPush:
      isPushable &&
      standing.some(({ state, expiresAtMs }) => state === 'active' && (expiresAtMs ?? 0) > nowMs),
    pulledAt: isoOrNull(pulledAtMs),
    progress: readEvents === null ? null : { readEvents },
    unwritten: calendar.isOurs || calendar.isPrimary ? await unwrittenBlocks(mine, calendar.id) : null,
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
  return rank(a) - rank(b) || a.title.localeCompare(b.title)
}
