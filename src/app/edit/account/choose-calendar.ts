import { found } from '../../errors.ts'
import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import { calendarViews } from '../../read/calendars/list-calendars.ts'
import type { Calendar } from '../../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'

/** Decides whether a calendar's events take the person's time. One that begins to count is read before planning. */
export function createChooseCalendar({
  unitOfWork,
  clock,
  pushAddress,
}: EditDependencies & { readonly pushAddress: string | null }) {
  const view = async (mine: Repositories, calendar: Calendar): Promise<CalendarView> => {
    const [shown] = await calendarViews(mine, [calendar], { pushAddress, nowMs: clock.now() })
    return found(shown ?? null, 'calendar', calendar.id)
  }
  return (
    userId: string,
    calendarId: string,
    choice: { readonly countsAsBusy: boolean },
  ): Promise<CalendarView> =>
    unitOfWork.forUser(userId, async (mine) => {
      const before = found(await mine.calendars.find(calendarId), 'calendar', calendarId)
      if (before.countsAsBusy === choice.countsAsBusy) return view(mine, before)
      const calendar = { ...before, countsAsBusy: choice.countsAsBusy }
      await mine.calendars.save(calendar)
      if (calendar.countsAsBusy) await mine.wakes.request('pull', calendar.id)
      await mine.wakes.request('plan')
      await mine.announce('calendars')
      await mine.announce('week')
      return view(mine, calendar)
    })
}
