import type { PlanVersion, VersionBlock } from '#app/ports/repositories/work-repositories.ts'
import type { planBlocks, planVersions } from '../../schema/work.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'

export const toPlanVersion = (row: typeof planVersions.$inferSelect): PlanVersion => ({
  id: row.id,
  number: row.number,
  inputsHash: row.inputsHash,
  cause: row.cause,
  status: row.status,
  restores: row.restores,
  problem: row.problem,
  plan: row.plan,
  createdAtMs: toMs(row.createdAt),
  appliedAtMs: toMsOrNull(row.appliedAt),
})

export const fromPlanVersion = (version: PlanVersion) => ({
  id: version.id,
  number: version.number,
  inputsHash: version.inputsHash,
  cause: version.cause,
  status: version.status,
  restores: version.restores,
  problem: version.problem,
  plan: version.plan,
  createdAt: toDate(version.createdAtMs),
  appliedAt: toDateOrNull(version.appliedAtMs),
})

export const toVersionBlock = (row: typeof planBlocks.$inferSelect): VersionBlock => ({
  blockId: row.blockId,
  startMs: toMs(row.startAt),
  endMs: toMs(row.endAt),
  isPinned: row.isPinned,
})
