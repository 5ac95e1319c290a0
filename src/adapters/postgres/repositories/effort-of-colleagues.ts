import { sql } from 'drizzle-orm'
import type { ColleaguesEffort } from '#app/ports/repositories/team-repositories.ts'
import type { Scope } from './scope.ts'

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
    from effort_of_colleagues(array[${sql.join(
      goalIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}])`)
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
