import { z } from 'zod'
import { id, idParams, listOf } from './common.ts'
import { objective } from './goals.ts'
import { defineRoute } from './route.ts'

const tag = 'Teams'

export const sharedObjective = objective
  .extend({
    keeperId: id.meta({ description: 'Who keeps it, and owns it unless a team does' }),
    keeperName: z.string(),
    ownerTeamId: id.nullable(),
    mayLink: z.boolean().meta({ description: 'Own tasks, habits and effort plans may serve it' }),
    mayAdminister: z.boolean(),
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
  summary: 'Let a team own an objective of yours; null: you own it',
  params: idParams,
  body: z.object({ teamId: id.nullable() }),
  response: null,
})
