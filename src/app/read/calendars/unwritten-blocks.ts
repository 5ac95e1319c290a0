import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import { LEAVE_ALONE_AFTER } from '#core/calendar/reconcile.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** Blocks of a calendar whose last write failed, and the newest reason; null when all is written. */
export async function unwrittenBlocks(
  { publishedEvents }: Repositories,
  calendarId: string,
  nowMs: number,
): Promise<CalendarView['unwritten']> {
  const failed = (await publishedEvents.listStandingAfter(nowMs - LEAVE_ALONE_AFTER)).filter(
    (one) => one.calendarId === calendarId && one.lastError !== null,
  )
  const reason = failed.at(-1)?.lastError ?? null
  return reason === null ? null : { blocks: failed.length, reason }
}
