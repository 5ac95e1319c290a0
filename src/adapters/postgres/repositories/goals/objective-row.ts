import type { Objective } from '#core/goals/objective.ts'
import type { objectives } from '../../schema/goals.ts'
import { toDateOrNull, toMsOrNull } from '../moments.ts'

export const toObjective = (row: typeof objectives.$inferSelect): Objective => ({
  id: row.id,
  cycleId: row.cycleId,
  title: row.title,
  why: row.why,
  kind: row.kind,
  status: row.status,
  parentId: row.parentId,
  visibility: row.visibility,
  colorId: row.colorId,
  finalScore: row.finalScore,
  activeSinceMs: toMsOrNull(row.activeSince),
})

export const fromObjective = (objective: Objective) => ({
  id: objective.id,
  cycleId: objective.cycleId,
  title: objective.title,
  why: objective.why,
  kind: objective.kind,
  status: objective.status,
  parentId: objective.parentId,
  visibility: objective.visibility,
  colorId: objective.colorId,
  finalScore: objective.finalScore,
  activeSince: toDateOrNull(objective.activeSinceMs),
})
