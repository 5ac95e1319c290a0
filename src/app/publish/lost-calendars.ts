import type { Repositories } from '../ports/unit-of-work.ts'
import { calendarListSubject } from '../wake-up.ts'

/** What stood on a calendar that is gone is gone with it: the blocks are shown elsewhere, as a new generation. */
export async function forgetLostCalendars({ calendars, publishedEvents }: Repositories): Promise<void> {
  const lost = new Set((await calendars.list()).filter((one) => one.state === 'gone').map((one) => one.id))
  if (lost.size === 0) return
  for (const record of await publishedEvents.listStanding()) {
    if (lost.has(record.calendarId)) await publishedEvents.save({ ...record, state: 'gone' })
  }
}

/** Google knows no such calendar. The list of calendars tells what became of it. */
export async function dropLostCalendar(mine: Repositories, calendarId: string): Promise<void> {
  const calendar = await mine.calendars.find(calendarId)
  if (calendar === null) return
  await mine.events.replaceAll(calendar.id, [])
  await mine.calendars.save({ ...calendar, state: 'gone', syncToken: null })
  await mine.wakes.request('pull', calendarListSubject(calendar.connectionId))
  await mine.announce('calendars')
}
