import { z } from 'zod'
import { id, idParams, instant } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Plan'

/** A repair that was applied: what it did, and from which plan it came. */
export const appliedRepair = z
  .object({
    id,
    planVersionId: id,
    sentence: z.string(),
    appliedAt: instant,
    undoneAt: instant.nullable(),
  })
  .meta({ id: 'AppliedRepair' })
export type AppliedRepairView = z.input<typeof appliedRepair>

export const repairId = z.string().regex(/^[1-9]\d{0,3}$/, 'Expected the id of a repair, such as "1"')

export const applyRepair = defineRoute({
  method: 'POST',
  path: '/api/v1/plan/repairs/apply',
  tag,
  summary: 'Do what a repair of the plan in force advises, once the planner has tried it again; then plan',
  body: z.object({
    versionId: id,
    repairId: repairId.meta({ description: 'Id of one of the repairs of this version' }),
  }),
  response: appliedRepair,
  status: 201,
})
export const undoRepair = defineRoute({
  method: 'POST',
  path: '/api/v1/plan/repairs/:id/undo',
  tag,
  summary: 'Put everything back that the repair changed, and the plan, too, if it is the last one',
  params: idParams,
  response: appliedRepair,
})
