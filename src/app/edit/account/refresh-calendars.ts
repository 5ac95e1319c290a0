import { calendarListSubject } from '../../wake-up.ts'
import type { EditDependencies } from '../dependencies.ts'

/** Looks at Google again now: the lists of calendars, and every calendar. Answers how many pulls were asked for. */
export function createRefreshCalendars({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return (userId: string): Promise<{ requested: number }> =>
    unitOfWork.forUser(userId, async (mine) => {
      const subjects = [
        ...(await mine.connections.list())
          .filter(({ status }) => status !== 'leaving')
          .map(({ id }) => calendarListSubject(id)),
        ...(await mine.calendars.list()).filter(({ state }) => state !== 'gone').map(({ id }) => id),
      ]
      for (const subject of subjects) await mine.wakes.request('pull', subject)
      return { requested: subjects.length }
    })
}
