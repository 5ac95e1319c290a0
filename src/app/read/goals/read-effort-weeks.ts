import type { EffortWeekView } from '#contracts/http/key-result-routes.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { dayNumberOf, localDateOf, weekStartOf } from '#core/time/local-date.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { findKeyResult } from './find-goal.ts'

const nothing = { doneMinutes: 0, ownMinutes: 0 }

/** Work for a key result by week, from the first one that has any until now, against the person's own plan. */
export function createReadEffortWeeks({ unitOfWork, clock }: EditDependencies) {
  return (userId: string, id: string): Promise<{ items: EffortWeekView[] }> =>
    unitOfWork.forUser(userId, async (mine) => {
      found(await findKeyResult(mine, id), 'key result', id)
      const { timeZone, settings } = await mine.person.get()
      const done = await mine.sharedGoals.effortByWeek(id, timeZone, settings.weekStart)
      const planned = await plannedByWeek(mine, id)
      const thisWeek = weekStartOf(localDayOf(clock.now(), timeZone), settings.weekStart)
      const weeks = [...done.keys(), ...planned.keys()].map((week) => dayNumberOf(week) ?? thisWeek)
      const items: EffortWeekView[] = []
      for (let day = Math.min(thisWeek, ...weeks); day <= thisWeek; day += 7) {
        const week = localDateOf(day)
        items.push({ week, planMinutes: planned.get(week) ?? 0, ...(done.get(week) ?? nothing) })
      }
      return { items }
    })
}

/** What was rolled over belongs to the week that asked for it first. */
async function plannedByWeek({ tasks }: Repositories, keyResultId: string): Promise<Map<string, number>> {
  const ofPlan = (await tasks.list()).filter((task) => task.keyResultId === keyResultId)
  return new Map(
    ofPlan.flatMap(({ weekOf, minutes, rolledOverMinutes }) =>
      weekOf === null ? [] : [[weekOf, minutes - rolledOverMinutes] as const],
    ),
  )
}
