import { type SQL, and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type {
  KeptGoals,
  SharedGoalRepository,
  SharedGoals,
} from '#app/ports/repositories/team-repositories.ts'
import { cycles, keyResults, objectives } from '../../schema/goals.ts'
import { drizzleCheckInRepository } from './drizzle-check-in-repository.ts'
import { toCycle } from './drizzle-cycle-repository.ts'
import { drizzleGoalChangeRepository } from './drizzle-goal-change-repository.ts'
import { drizzleKeyResultRepository } from './drizzle-key-result-repository.ts'
import { drizzleObjectiveRepository } from './drizzle-objective-repository.ts'
import { readEffortByWeek, readEffortOfColleagues, readPlansOfColleagues } from './effort-of-colleagues.ts'
import { toObjective } from './objective-row.ts'
import { readPlaces } from './goal-places.ts'
import { readSharedCheckIns, readSharedKeyResults } from './shared-key-results.ts'
import type { Scope } from '../scope.ts'

/** Row security shows goals of colleagues as far as they are meant for the person; here it is asked for, too. */
export function drizzleSharedGoalRepository(scope: Scope): SharedGoalRepository {
  const { db } = scope
  return {
    list: (workspaceId) => read(scope, eq(objectives.workspaceId, workspaceId)),
    listServed: () => read(scope, served(scope)),
    find: (objectiveId) => read(scope, eq(objectives.id, objectiveId)),
    findKeyResult: async (id) => {
      const [row] = await db
        .select({ objectiveId: keyResults.objectiveId })
        .from(keyResults)
        .where(eq(keyResults.id, id))
      if (row === undefined) return null
      return (await readSharedKeyResults(scope, [row.objectiveId])).find((one) => one.id === id) ?? null
    },
    places: () => readPlaces(scope),
    isBelow: async (objectiveId, above) => {
      const { rows } = await db.execute<{ answer: boolean }>(
        sql`select is_goal_below(${objectiveId}, ${above}) as answer`,
      )
      return rows[0]?.answer === true
    },
    effortOfColleagues: (goalIds) => readEffortOfColleagues(scope, goalIds),
    plansOfColleagues: (keyResultIds, fromDate) => readPlansOfColleagues(scope, keyResultIds, fromDate),
    effortByWeek: (keyResultId, zone, weekStart) => readEffortByWeek(scope, keyResultId, zone, weekStart),
    ...editMethods(scope),
    ...cycleMethods(scope),
  }
}

type EditMethods = Pick<
  SharedGoalRepository,
  'lock' | 'keptBy' | 'peopleOn' | 'place' | 'setOwner' | 'releaseOwner' | 'owners'
>

/** Policies let a colleague do what the role allows (migrations/0018): nothing is asked for here a second time. */
function editMethods(scope: Scope): EditMethods {
  const { db } = scope
  return {
    lock: async (objectiveId) => {
      await db
        .select({ id: objectives.id })
        .from(objectives)
        .where(eq(objectives.id, objectiveId))
        .for('update')
    },
    keptBy: (keeperId) => keptBy({ ...scope, userId: keeperId }),
    peopleOn: async (objectiveId) => {
      const { rows } = await db.execute<{ id: string }>(sql`select people_on_goal(${objectiveId}) as id`)
      return rows.map(({ id }) => id)
    },
    place: async (objectiveId, ownerTeamId) => {
      await db.update(objectives).set({ ownerTeamId }).where(eq(objectives.id, objectiveId))
    },
    setOwner: async (keyResultId, ownerId) => {
      await db.update(keyResults).set({ ownerId }).where(eq(keyResults.id, keyResultId))
    },
    releaseOwner: async (workspaceId, ownerId) => {
      const ofWorkspace = db
        .select({ id: objectives.id })
        .from(objectives)
        .where(eq(objectives.workspaceId, workspaceId))
      await db
        .update(keyResults)
        .set({ ownerId: null })
        .where(and(eq(keyResults.ownerId, ownerId), inArray(keyResults.objectiveId, ofWorkspace)))
    },
    owners: async () => {
      const rows = await db
        .select({ id: keyResults.id, ownerId: sql<string>`${keyResults.ownerId}` })
        .from(keyResults)
        .where(isNotNull(keyResults.ownerId))
      return new Map(rows.map(({ id, ownerId }) => [id, ownerId]))
    },
  }
}

const keptBy = (keeper: Scope): KeptGoals => ({
  objectives: drizzleObjectiveRepository(keeper),
  keyResults: drizzleKeyResultRepository(keeper),
  checkIns: drizzleCheckInRepository(keeper),
  goalChanges: drizzleGoalChangeRepository(keeper),
})

type CycleMethods = Pick<SharedGoalRepository, 'sharedCycles' | 'shareCycle' | 'changeCycle' | 'removeCycle'>

function cycleMethods({ db, userId }: Scope): CycleMethods {
  return {
    sharedCycles: async () => {
      const rows = await db
        .select({ id: cycles.id, keeperId: cycles.userId, workspaceId: sql<string>`${cycles.workspaceId}` })
        .from(cycles)
        .where(isNotNull(cycles.workspaceId))
      return new Map(rows.map(({ id, ...place }) => [id, place]))
    },
    changeCycle: async ({ id, title, kind, startsOn, endsOn }) => {
      await db.update(cycles).set({ title, kind, startsOn, endsOn }).where(eq(cycles.id, id))
    },
    removeCycle: async (id) => {
      await db.delete(cycles).where(eq(cycles.id, id))
    },
    shareCycle: async (cycleId, workspaceId) => {
      await db
        .update(cycles)
        .set({ workspaceId })
        .where(and(eq(cycles.id, cycleId), eq(cycles.userId, userId), isNull(cycles.workspaceId)))
    },
  }
}

/** By the person's own effort plans, tasks and habits, or as the owner of a key result. */
const served = ({ userId }: Scope): SQL => sql`${objectives.id} in (
  select k.objective_id from effort_plans p join key_results k on k.id = p.key_result_id where p.user_id = ${userId}
  union all select k.objective_id from key_results k where k.owner_id = ${userId}
  union all select coalesce(k.objective_id, t.objective_id) from tasks t left join key_results k on k.id = t.key_result_id
    where t.user_id = ${userId} and (t.objective_id is not null or t.key_result_id is not null)
  union all select coalesce(k.objective_id, h.objective_id) from habits h left join key_results k on k.id = h.key_result_id
    where h.user_id = ${userId} and (h.objective_id is not null or h.key_result_id is not null))`

async function read(scope: Scope, where: SQL): Promise<SharedGoals> {
  const { db, userId } = scope
  const found = await db
    .select({ objective: objectives, cycle: cycles })
    .from(objectives)
    .leftJoin(cycles, eq(cycles.id, objectives.cycleId))
    .where(
      and(
        where,
        ne(objectives.userId, userId),
        eq(objectives.visibility, 'workspace'),
        ne(objectives.status, 'draft'),
      ),
    )
    .orderBy(objectives.createdAt, objectives.id)
  const shared = await readSharedKeyResults(
    scope,
    found.map(({ objective }) => objective.id),
  )
  return {
    objectives: found.map(({ objective }) => toObjective(objective)),
    keyResults: shared,
    cycles: found.flatMap(({ cycle }) => (cycle === null ? [] : [toCycle(cycle)])),
    checkIns: await readSharedCheckIns(
      scope,
      shared.map(({ id }) => id),
    ),
  }
}
