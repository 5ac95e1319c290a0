import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** The person's local date; on a trip that of the clock there, as the planner reads it. */
export const todayOf = async ({ person }: Repositories, nowMs: number): Promise<string> =>
  localDateOf(localDayOf(nowMs, whereaboutsOf(await person.get())))
