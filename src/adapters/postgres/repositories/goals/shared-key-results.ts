import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { CheckIn, KeyResult } from '#core/goals/key-result.ts'
import type { ColleaguesEffort } from '#app/ports/repositories/team-repositories.ts'
import { checkIns, effortPlans, keyResults, milestones } from '../../schema/goals.ts'
import { toCheckIn } from './drizzle-check-in-repository.ts'
import { readEffortOfColleagues } from './effort-of-colleagues.ts'
import { type Effort, readEffort } from './key-result-effort.ts'
import { toEffortPlan, toKeyResult, toMilestone } from './key-result-row.ts'
import type { Scope } from '../scope.ts'

const LATEST = 8

/** Key results of colleagues, with the person's own effort plans and everybody's effort. */
export async function readSharedKeyResults(
  scope: Scope,
  objectiveIds: readonly string[],
): Promise<KeyResult[]> {
  if (objectiveIds.length === 0) return []
  const rows = await scope.db
    .select()
    .from(keyResults)
    .where(inArray(keyResults.objectiveId, [...objectiveIds]))
    .orderBy(keyResults.createdAt, keyResults.id)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const parts = await readSharedParts(scope, ids)
  return rows.map((row) => toKeyResult(row, parts(row.id)))
}

async function readSharedParts(scope: Scope, ids: readonly string[]) {
  const { db, userId } = scope
  const plans = await db
    .select()
    .from(effortPlans)
    .where(and(eq(effortPlans.userId, userId), inArray(effortPlans.keyResultId, [...ids])))
  const steps = await db
    .select()
    .from(milestones)
    .where(inArray(milestones.keyResultId, [...ids]))
    .orderBy(milestones.position, milestones.id)
  const said = Map.groupBy(await readSharedCheckIns(scope, ids), ({ keyResultId }) => keyResultId)
  const read = await readLatestReadings(scope, ids)
  const own = await readEffort(scope)
  const others = await readEffortOfColleagues(scope, ids)
  const stepsOf = Map.groupBy(steps, ({ keyResultId }) => keyResultId)
  return (id: string) => {
    const plan = plans.find(({ keyResultId }) => keyResultId === id)
    return {
      effortPlan: plan === undefined ? null : toEffortPlan(plan),
      milestones: (stepsOf.get(id) ?? []).map(toMilestone),
      checkedIn: said.get(id)?.findLast(({ value }) => value !== null)?.value ?? null,
      read: read.get(id) ?? null,
      effort: together(own.get(id), others.get(id)),
    }
  }
}

const together = (own: Effort = { minutes: 0, sessions: 0 }, others?: ColleaguesEffort): Effort => ({
  minutes: own.minutes + (others?.doneMinutes ?? 0),
  sessions: own.sessions + (others?.sessions ?? 0),
})

/** The last ones of each, oldest first. */
export async function readSharedCheckIns({ db }: Scope, ids: readonly string[]): Promise<CheckIn[]> {
  if (ids.length === 0) return []
  const rank = sql<number>`row_number() over (partition by ${checkIns.keyResultId} order by ${desc(checkIns.at)}, ${desc(checkIns.id)})`
  const ranked = db
    .select({ ...getTableColumns(checkIns), rank: rank.as('rank') })
    .from(checkIns)
    .where(inArray(checkIns.keyResultId, [...ids]))
    .as('ranked')
  const rows = await db
    .select()
    .from(ranked)
    .where(sql`${ranked.rank} <= ${LATEST}`)
    .orderBy(ranked.at, ranked.id)
  return rows.map(toCheckIn)
}

async function readLatestReadings({ db }: Scope, ids: readonly string[]) {
  const { rows } = await db.execute<{ key_result_id: string; value: number }>(
    sql`select * from latest_readings(array[${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}])`,
  )
  return new Map(rows.map(({ key_result_id, value }) => [key_result_id, value]))
}
