import { type SQL, and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { SharedGoalRepository, SharedGoals } from '#app/ports/repositories/team-repositories.ts'
import { cycles, effortPlans, keyResults, objectives } from '../schema/goals.ts'
import { toCycle } from './drizzle-cycle-repository.ts'
import { readEffortOfColleagues } from './effort-of-colleagues.ts'
import { toObjective } from './objective-row.ts'
import { readPlaces } from './goal-places.ts'
import { readSharedCheckIns, readSharedKeyResults } from './shared-key-results.ts'
import type { Scope } from './scope.ts'

/** Row security shows goals of colleagues as far as they are meant for the person; here it is asked for, too. */
export function drizzleSharedGoalRepository(scope: Scope): SharedGoalRepository {
  const { db, userId } = scope
  return {
    list: (workspaceId) => read(scope, eq(objectives.workspaceId, workspaceId)),
    listPlanned: () => read(scope, inArray(objectives.id, plannedObjectives(scope))),
    findKeyResult: async (id) => {
      const [row] = await db
        .select({ objectiveId: keyResults.objectiveId })
        .from(keyResults)
        .where(eq(keyResults.id, id))
      if (row === undefined) return null
      return (await readSharedKeyResults(scope, [row.objectiveId])).find((one) => one.id === id) ?? null
    },
    places: () => readPlaces(scope),
    place: async (objectiveId, ownerTeamId) => {
      await db
        .update(objectives)
        .set({ ownerTeamId })
        .where(and(eq(objectives.id, objectiveId), eq(objectives.userId, userId)))
    },
    setOwner: async (keyResultId, ownerId) => {
      await db
        .update(keyResults)
        .set({ ownerId })
        .where(and(eq(keyResults.id, keyResultId), eq(keyResults.userId, userId)))
    },
    owners: async () => {
      const rows = await db
        .select({
          id: keyResults.id,
          ownerId: sql<string>`coalesce(${keyResults.ownerId}, ${keyResults.userId})`,
        })
        .from(keyResults)
      return new Map(rows.map(({ id, ownerId }) => [id, ownerId]))
    },
    effortOfColleagues: (goalIds) => readEffortOfColleagues(scope, goalIds),
    shareCycle: async (cycleId, workspaceId) => {
      await db
        .update(cycles)
        .set({ workspaceId })
        .where(and(eq(cycles.id, cycleId), eq(cycles.userId, userId), isNull(cycles.workspaceId)))
    },
  }
}

const plannedObjectives = ({ db, userId }: Scope) =>
  db
    .select({ id: keyResults.objectiveId })
    .from(effortPlans)
    .innerJoin(keyResults, eq(keyResults.id, effortPlans.keyResultId))
    .where(and(eq(effortPlans.userId, userId), ne(keyResults.userId, userId)))

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
  const ids = found.map(({ objective }) => objective.id)
  const shared = await readSharedKeyResults(scope, ids)
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
