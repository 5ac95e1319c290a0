import { sql } from 'drizzle-orm'
import type { ColleaguesEffort, WeekEffort } from '#app/ports/repositories/team-repositories.ts'
import type { ColleaguesPlans } from '#core/goals/effort-of-colleagues.ts'
import type { Scope } from '../scope.ts'

type EffortRow = {
  readonly goal_id: string
  readonly done: number
  readonly unconfirmed: number
  readonly planned: number
  readonly sessions: number
  readonly target: number
}

export async function readEffortOfColleagues(
  { db }: Pick<Scope, 'db'>,
  goalIds: readonly string[],
): Promise<ReadonlyMap<string, ColleaguesEffort>> {
  if (goalIds.length === 0) return new Map()
  const { rows } = await db.execute<EffortRow>(sql`
    select goal_id, done::int, unconfirmed::int, planned::int, sessions::int, target::int
    from effort_of_colleagues(${arrayOf(goalIds)})`)
  return new Map(
    rows.map((row) => [
      row.goal_id,
      {
        doneMinutes: row.done,
        unconfirmedMinutes: row.unconfirmed,
        plannedMinutes: row.planned,
        sessions: row.sessions,
        targetMinutes: row.target,
      },
    ]),
  )
}

type PlansRow = {
  readonly key_result_id: string
  readonly ahead: number
  readonly past_planned: number
  readonly past_done: number
}

export async function readPlansOfColleagues(
  { db }: Pick<Scope, 'db'>,
  keyResultIds: readonly string[],
  fromDate: string,
): Promise<ReadonlyMap<string, ColleaguesPlans>> {
  if (keyResultIds.length === 0) return new Map()
  const { rows } = await db.execute<PlansRow>(sql`
    select key_result_id, ahead::int, past_planned::int, past_done::int
    from plans_of_colleagues(${arrayOf(keyResultIds)}, ${fromDate})`)
  return new Map(
    rows.map((row) => [
      row.key_result_id,
      {
        aheadMinutes: row.ahead,
        past: { plannedMinutes: row.past_planned, doneMinutes: row.past_done },
      },
    ]),
  )
}

export async function readEffortByWeek(
  { db }: Pick<Scope, 'db'>,
  keyResultId: string,
  zone: string,
  weekStart: number,
): Promise<ReadonlyMap<string, WeekEffort>> {
  const { rows } = await db.execute<{ week: string; done: number; own: number }>(sql`
    select week::text, done::int, own::int from effort_by_week(${keyResultId}, ${zone}, ${weekStart})`)
  return new Map(rows.map(({ week, done, own }) => [week, { doneMinutes: done, ownMinutes: own }]))
}

const arrayOf = (ids: readonly string[]) =>
  sql`array[${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]`
