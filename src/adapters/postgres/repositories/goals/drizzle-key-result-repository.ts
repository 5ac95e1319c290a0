import { and, eq } from 'drizzle-orm'
import type { KeyResultRepository } from '#app/ports/repositories/goal-repositories.ts'
import { effortPlans, keyResults, milestones, objectives } from '../../schema/goals.ts'
import { hoursProfiles } from '../../schema/people.ts'
import { readParts } from './key-result-parts.ts'
import { fromEffortPlan, fromKeyResult, toKeyResult } from './key-result-row.ts'
import { toDate, toDateOrNull } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleKeyResultRepository(scope: Scope): KeyResultRepository {
  const rows = ownedRows(scope, 'key result', keyResults)
  return {
    find: async (id) => {
      const row = await rows.find(id)
      if (row === null) return null
      const partsOf = await readParts(scope, id)
      return toKeyResult(row, partsOf(id))
    },
    list: async () => {
      const all = await rows.list(undefined, keyResults.createdAt, keyResults.id)
      if (all.length === 0) return []
      const partsOf = await readParts(scope)
      return all.map((row) => toKeyResult(row, partsOf(row.id)))
    },
    save: async (keyResult) => {
      const references = [['objective', objectives, keyResult.objectiveId]] as const
      await requireOwned(scope, `save key result ${keyResult.id}`, references)
      await rows.save({ ...fromKeyResult(keyResult), createdAt: toDate(scope.now()) })
    },
    remove: rows.remove,
    ...milestoneMethods(scope),
    ...effortPlanMethods(scope),
  }
}

function milestoneMethods(scope: Scope): Pick<KeyResultRepository, 'saveMilestone' | 'removeMilestone'> {
  const rows = ownedRows(scope, 'milestone', milestones)
  return {
    saveMilestone: async (keyResultId, { id, title, weight, doneAtMs }, position) => {
      await requireOwned(scope, `save milestone ${id}`, [['key result', keyResults, keyResultId]])
      await rows.save({ id, keyResultId, title, weight, position, doneAt: toDateOrNull(doneAtMs) })
    },
    removeMilestone: rows.remove,
  }
}

function effortPlanMethods(scope: Scope): Pick<KeyResultRepository, 'saveEffortPlan' | 'removeEffortPlan'> {
  const { db, userId } = scope
  const mine = eq(effortPlans.userId, userId)
  return {
    saveEffortPlan: async (keyResultId, plan) => {
      await requireOwned(scope, `save the effort plan of key result ${keyResultId}`, [
        ['shared key result', keyResults, keyResultId],
        ['hours profile', hoursProfiles, plan.hoursProfileId],
      ])
      const row = fromEffortPlan(plan)
      await db
        .insert(effortPlans)
        .values({ ...row, keyResultId, userId })
        .onConflictDoUpdate({ target: [effortPlans.keyResultId, effortPlans.userId], set: row })
    },
    removeEffortPlan: async (keyResultId) => {
      await db.delete(effortPlans).where(and(mine, eq(effortPlans.keyResultId, keyResultId)))
    },
  }
}
