import { z } from 'zod'
import { id, idParams, listOf, pageOf, pageQuery } from './common.ts'
import { achievement, goalChange, goalWarning, objective } from './goals.ts'
import { defineRoute } from './route.ts'

const tag = 'Goals'

export const listGoalWarnings = defineRoute({
  method: 'GET',
  path: '/api/v1/goals/warnings',
  tag,
  summary: 'What is odd about the active goals, why, and what would mend it; advice, never a block',
  query: z.object({ cycleId: id.optional() }),
  response: listOf(goalWarning),
})
export const listGoalChanges = defineRoute({
  method: 'GET',
  path: '/api/v1/goals/changes',
  tag,
  summary: 'History of goals, newest first: who changed what, from which value to which',
  query: pageQuery.extend({ cursor: id.optional(), objectiveId: id.optional() }),
  response: pageOf(goalChange),
})
export const listAchievements = defineRoute({
  method: 'GET',
  path: '/api/v1/achievements',
  tag,
  summary: 'Key results and cycles that were reached, and streaks; newest first',
  response: listOf(achievement),
})
export const copyObjectives = defineRoute({
  method: 'POST',
  path: '/api/v1/cycles/:id/objectives/copy',
  tag,
  summary: 'Take objectives of another cycle over into this one, as drafts that go on from where they stand',
  params: idParams,
  body: z.object({
    fromCycleId: id,
    objectiveIds: z
      .array(id)
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Default: all that are active or paused' }),
  }),
  response: listOf(objective),
  status: 201,
})
