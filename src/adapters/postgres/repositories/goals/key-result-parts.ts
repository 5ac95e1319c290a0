import { type SQL, and, desc, eq, isNotNull } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { EffortPlan, Milestone } from '#core/goals/key-result.ts'
import { checkIns, effortPlans, keyResults, milestones } from '../../schema/goals.ts'
import { kpiReadings } from '../../schema/kpis.ts'
import { type Effort, readEffort } from './key-result-effort.ts'
import { type KeyResultParts, toEffortPlan, toMilestone } from './key-result-row.ts'
import type { Scope } from '../scope.ts'

/** The parts of one key result, or of all: five queries, however many there are. */
export async function readParts(scope: Scope, keyResultId?: string): Promise<(id: string) => KeyResultParts> {
  const mine = (table: Owned): SQL | undefined =>
    and(
      eq(table.userId, scope.userId),
      keyResultId === undefined ? undefined : eq(table.keyResultId, keyResultId),
    )
  const plans = await readPlans(scope, mine(effortPlans))
  const steps = await readMilestones(scope, mine(milestones))
  const values = await readValues(scope, mine(checkIns))
  const efforts = await readEffort(scope)
  const readings = await readReadings(scope)
  return (id) => ({
    effortPlan: plans.get(id) ?? null,
    milestones: steps.get(id) ?? [],
    checkedIn: values.get(id) ?? null,
    read: readings.get(id) ?? null,
    effort: efforts.get(id) ?? none,
  })
}

type Owned = { readonly userId: PgColumn; readonly keyResultId: PgColumn }
type ByKeyResult<T> = ReadonlyMap<string, T>

const none: Effort = { minutes: 0, sessions: 0 }

async function readPlans({ db }: Scope, mine: SQL | undefined): Promise<ByKeyResult<EffortPlan>> {
  const rows = await db.select().from(effortPlans).where(mine)
  return new Map(rows.map((row) => [row.keyResultId, toEffortPlan(row)]))
}

async function readMilestones(
  { db }: Scope,
  mine: SQL | undefined,
): Promise<ByKeyResult<readonly Milestone[]>> {
  const rows = await db.select().from(milestones).where(mine).orderBy(milestones.position, milestones.id)
  return new Map(
    [...Map.groupBy(rows, (row) => row.keyResultId)].map(([id, group]) => [id, group.map(toMilestone)]),
  )
}

async function readValues({ db }: Scope, mine: SQL | undefined): Promise<ByKeyResult<number | null>> {
  const rows = await db
    .selectDistinctOn([checkIns.keyResultId], { keyResultId: checkIns.keyResultId, value: checkIns.value })
    .from(checkIns)
    .where(and(mine, isNotNull(checkIns.value)))
    .orderBy(checkIns.keyResultId, desc(checkIns.at), desc(checkIns.id))
  return new Map(rows.map((row) => [row.keyResultId, row.value]))
}

/** Newest reading of the KPI that a key result follows, by key result. */
async function readReadings({ db, userId }: Scope): Promise<ByKeyResult<number>> {
  const rows = await db
    .selectDistinctOn([keyResults.id], { id: keyResults.id, value: kpiReadings.value })
    .from(keyResults)
    .innerJoin(kpiReadings, eq(kpiReadings.kpiId, keyResults.kpiId))
    .where(eq(keyResults.userId, userId))
    .orderBy(keyResults.id, desc(kpiReadings.at))
  return new Map(rows.map(({ id, value }) => [id, value]))
}
