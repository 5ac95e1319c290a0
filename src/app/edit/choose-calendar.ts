import { found } from '../errors.ts'
import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import { calendarView } from '../read/list-calendars.ts'
import type { EditDependencies } from './dependencies.ts'

/** Decides whether a calendar's events take the person's time. One that begins to count is read before planning. */
export function createChooseCalendar({ unitOfWork, clock }: EditDependencies) {
  return (
    userId: string,
    calendarId: string,
    choice: { readonly countsAsBusy: boolean },
  ): Promise<CalendarView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const before = found(await mine.calendars.find(calendarId), 'calendar', calendarId)
      if (before.countsAsBusy === choice.countsAsBusy) return calendarView(mine, before, clock.now())
      const calendar = { ...before, countsAsBusy: choice.countsAsBusy }
      await mine.calendars.save(calendar)
      if (calendar.countsAsBusy) await mine.wakes.request('pull', calendar.id)
      await mine.wakes.request('plan')
      await mine.announce('calendars')
      await mine.announce('week')
      return calendarView(mine, calendar, clock.now())
    })
}
