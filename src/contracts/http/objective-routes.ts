import { z } from 'zod'
import { colorId, id, idParams, listOf, text, title } from './common.ts'
import { objective } from './goals.ts'
import { defineRoute } from './route.ts'

const tag = 'Objectives'
const status = z.enum(['draft', 'active', 'paused', 'done', 'dropped'])
const why = text.max(2000)
const kind = z.enum(['committed', 'aspirational'])
const visibility = z.enum(['workspace', 'private'])

export const listObjectives = defineRoute({
  method: 'GET',
  path: '/api/v1/objectives',
  tag,
  summary: 'Objectives with their key results, both ledgers and pace',
  query: z.object({ cycleId: id.optional(), status: status.optional() }),
  response: listOf(objective),
})
export const createObjective = defineRoute({
  method: 'POST',
  path: '/api/v1/objectives',
  tag,
  summary: 'Add an objective',
  body: z.object({
    cycleId: id.optional().meta({ description: 'Default: the current cycle' }),
    title,
    why: why.default(''),
    kind: kind.default('committed'),
    status: status.default('active'),
    parentId: id.nullable().default(null),
    visibility: visibility.default('workspace'),
    colorId: colorId.optional().meta({ description: 'Default: the next colour that is free' }),
  }),
  response: objective,
  status: 201,
})
export const readObjective = defineRoute({
  method: 'GET',
  path: '/api/v1/objectives/:id',
  tag,
  summary: 'One objective',
  params: idParams,
  response: objective,
})
export const updateObjective = defineRoute({
  method: 'PATCH',
  path: '/api/v1/objectives/:id',
  tag,
  summary: 'Change an objective',
  params: idParams,
  body: z.object({
    cycleId: id.optional(),
    title: title.optional(),
    why: why.optional(),
    kind: kind.optional(),
    status: status.optional(),
    parentId: id.nullable().optional(),
    visibility: visibility.optional(),
    colorId: colorId.optional(),
    finalScore: z.number().min(0).max(1).nullable().optional(),
  }),
  response: objective,
})
export const deleteObjective = defineRoute({
  method: 'DELETE',
  path: '/api/v1/objectives/:id',
  tag,
  summary: 'Remove an objective on which no work is recorded; drop it otherwise',
  params: idParams,
  response: null,
})
