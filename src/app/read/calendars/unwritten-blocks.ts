import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** Blocks of a calendar whose last write failed, and the newest reason; null when all is written. */
export async function unwrittenBlocks(
  { publishedEvents }: Repositories,
  calendarId: string,
): Promise<CalendarView['unwritten']> {
  const failed = (await publishedEvents.listStanding()).filter(
    (one) => one.calendarId === calendarId && one.lastError !== null,
  )
  const reason = failed.at(-1)?.lastError ?? null
  return reason === null ? null : { blocks: failed.length, reason }
}
