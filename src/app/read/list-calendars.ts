import type { RouteAnswer } from '#contracts/http/route.ts'
import type { CalendarView, listCalendars } from '#contracts/http/calendar-routes.ts'
import { missingScopes } from '#core/calendar/google-scopes.ts'
import type { EditDependencies } from '../edit/dependencies.ts'
import type { Calendar, Connection } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { isoOrNull } from './iso.ts'

type CalendarsView = RouteAnswer<typeof listCalendars>
type ConnectionView = CalendarsView['connections'][number]

/** Linked accounts with what they do not allow, and their calendars. */
export function createListCalendars({ unitOfWork, clock }: Pick<EditDependencies, 'unitOfWork' | 'clock'>) {
  return (userId: string): Promise<CalendarsView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const items: CalendarView[] = []
      for (const calendar of await mine.calendars.list()) {
        if (calendar.state !== 'gone') items.push(await calendarView(mine, calendar, clock.now()))
      }
      return { items: items.toSorted(inOrder), connections: await connectionViews(mine) }
    })
}

export async function calendarView(
  { channels }: Repositories,
  calendar: Calendar,
  nowMs: number,
): Promise<CalendarView> {
  const { syncToken: _token, syncParameters: _parameters, googleCalendarId: _id, ...shown } = calendar
  const { isPushable, pulledAtMs, ...fields } = shown
  const standing = await channels.listFor(calendar.id)
  return {
    ...fields,
    hasPush:
      isPushable &&
      standing.some(({ state, expiresAtMs }) => state === 'active' && (expiresAtMs ?? 0) > nowMs),
    pulledAt: isoOrNull(pulledAtMs),
  }
}

export async function connectionViews({ connections }: Repositories): Promise<ConnectionView[]> {
  return (await connections.list()).map(connectionView)
}

const connectionView = ({ id, email, status, fault, scopes }: Connection): ConnectionView => ({
  id,
  email,
  status,
  fault,
  scopes: [...scopes],
  missing: missingScopes(scopes).map(({ scope, lost }) => ({ scope, consequence: lost })),
})

const rank = ({ isPrimary, isOurs }: CalendarView): number => (isPrimary ? 0 : isOurs ? 2 : 1)

/** The primary calendar first, ours last, the others by name. */
function inOrder(a: CalendarView, b: CalendarView): number {
  return rank(a) - rank(b) || a.title.localeCompare(b.title)
}
