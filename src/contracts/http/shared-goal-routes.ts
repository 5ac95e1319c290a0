import { z } from 'zod'
import { id, idParams, listOf } from './common.ts'
import { cycle, objective } from './goals.ts'
import { defineRoute } from './route.ts'

const tag = 'Teams'

export const sharedObjective = objective
  .extend({
    cycle: cycle.omit({ isCurrent: true, isShared: true, mayEdit: true }).meta({ id: 'SharedCycle' }),
    keeperId: id.meta({ description: 'Who keeps it, and owns it unless a team does' }),
    keeperName: z.string(),
    mayLink: z.boolean().meta({ description: 'Own tasks, habits and effort plans may serve it' }),
    mayEdit: z.boolean().meta({ description: 'It, its key results, milestones and check-ins' }),
    mayAdminister: z.boolean().meta({ description: 'Remove, and give to a team' }),
  })
  .meta({ id: 'SharedObjective' })

export type SharedObjectiveView = z.input<typeof sharedObjective>

export const listSharedObjectives = defineRoute({
  method: 'GET',
  path: '/api/v1/workspace/objectives',
  tag,
  summary: 'Objectives of colleagues in the current workspace: no drafts, nothing private',
  response: listOf(sharedObjective),
})
export const setOwnerTeam = defineRoute({
  method: 'PUT',
  path: '/api/v1/objectives/:id/owner-team',
  tag,
  summary: 'Let a team own an objective; null: who keeps it owns it',
  params: idParams,
  body: z.object({ teamId: id.nullable() }),
  response: null,
})
