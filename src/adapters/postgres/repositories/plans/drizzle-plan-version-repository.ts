import { type SQL, and, desc, eq, gte, lt, max, sql } from 'drizzle-orm'
import type {
  PlanVersion,
  PlanVersionRepository,
  VersionBlock,
  VersionMoves,
} from '#app/ports/repositories/work-repositories.ts'
import { StorageError } from '#app/ports/storage-error.ts'
import { users } from '../../schema/people.ts'
import { blocks, planBlocks, planVersions } from '../../schema/work.ts'
import { assignLanes } from './lanes.ts'
import { mapRow } from '../map-row.ts'
import { toDate, toDateOrNull } from '../moments.ts'
import { fromPlanVersion, toPlanVersion, toVersionBlock } from './plan-version-row.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzlePlanVersionRepository(scope: Scope): PlanVersionRepository {
  const { db, userId } = scope
  const mine = eq(planVersions.userId, userId)
  const newest = (where: SQL | undefined, limit: number, ...order: readonly SQL[]) =>
    db
      .select()
      .from(planVersions)
      .where(and(mine, where))
      .orderBy(...order, desc(planVersions.number))
      .limit(limit)

  return {
    add: (version, versionBlocks) => add(scope, version, versionBlocks),
    setStatus: async (id, status, appliedAtMs) => {
      const changed = await db
        .update(planVersions)
        .set({ status, appliedAt: toDateOrNull(appliedAtMs) })
        .where(and(mine, eq(planVersions.id, id)))
        .returning({ id: planVersions.id })
      if (changed.length === 0) throw unknownVersion(id, status)
    },
    forgetInputs: async (id) => {
      await db
        .update(planVersions)
        .set({ inputsHash: '' })
        .where(and(mine, eq(planVersions.id, id)))
    },
    find: async (id) => mapRow((await newest(eq(planVersions.id, id), 1))[0], toPlanVersion),
    latestApplied: async () => {
      const [row] = await newest(eq(planVersions.status, 'applied'), 1, desc(planVersions.appliedAt))
      return mapRow(row, toPlanVersion)
    },
    nextNumber: () => nextNumber(scope),
    blocksOf: (versionId) => blocksOf(scope, versionId),
    page: async (before, limit) => {
      const older = before === null ? undefined : lt(planVersions.number, before)
      return (await newest(older, limit)).map(toPlanVersion)
    },
    movesSince: (sinceMs) => movesSince(scope, sinceMs),
  }
}

async function movesSince({ db, userId }: Scope, sinceMs: number): Promise<readonly VersionMoves[]> {
  const { status, restores, createdAt, plan } = planVersions
  const rows = await db
    .select({ status, restores, createdAt, moved: sql<number>`(${plan} #>> '{difference,moved}')::integer` })
    .from(planVersions)
    .where(and(eq(planVersions.userId, userId), gte(createdAt, toDate(sinceMs))))
  return rows.map(({ createdAt: madeAt, ...row }) => ({ ...row, createdAtMs: madeAt.getTime() }))
}

async function add(
  scope: Scope,
  version: PlanVersion,
  versionBlocks: readonly VersionBlock[],
): Promise<void> {
  const { db, userId } = scope
  const blockIds = versionBlocks.map((block) => block.blockId)
  await requireOwned(scope, `add plan version ${version.number}`, [
    ['plan version', planVersions, version.restores],
    ['block', blocks, ...blockIds],
  ])
  await db.insert(planVersions).values({ ...fromPlanVersion(version), userId })
  const lanes = assignLanes(versionBlocks)
  const rows = versionBlocks.map(({ blockId, startMs, endMs, isPinned }, index) => ({
    planVersionId: version.id,
    blockId,
    userId,
    startAt: toDate(startMs),
    endAt: toDate(endMs),
    isPinned,
    lane: lanes[index] ?? 0,
  }))
  if (rows.length > 0) await db.insert(planBlocks).values(rows)
}

/** Holds the person's row, so that two transactions never get the same number. */
async function nextNumber({ db, userId }: Scope): Promise<number> {
  await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')
  const [row] = await db
    .select({ last: max(planVersions.number) })
    .from(planVersions)
    .where(eq(planVersions.userId, userId))
  return (row?.last ?? 0) + 1
}

async function blocksOf({ db, userId }: Scope, versionId: string): Promise<readonly VersionBlock[]> {
  const rows = await db
    .select()
    .from(planBlocks)
    .where(and(eq(planBlocks.userId, userId), eq(planBlocks.planVersionId, versionId)))
    .orderBy(planBlocks.startAt, planBlocks.blockId)
  return rows.map(toVersionBlock)
}

const unknownVersion = (id: string, status: string): StorageError =>
  new StorageError(
    'not-found',
    `Cannot make plan version ${id} ${status}: there is no such version of this person.`,
  )
