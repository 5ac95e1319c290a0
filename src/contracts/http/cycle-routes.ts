import { z } from 'zod'
import { givenDate, idParams, listOf, title } from './common.ts'
import { cycle } from './goals.ts'
import { defineRoute } from './route.ts'

const tag = 'Cycles'
const kind = z.enum(['month', 'quarter', 'year', 'custom'])
const body = z.object({
  title,
  kind: kind.default('custom'),
  startsOn: givenDate,
  endsOn: givenDate,
  isShared: z
    .boolean()
    .default(false)
    .meta({ description: 'All of the current workspace see it; admins say so' }),
})

export const listCycles = defineRoute({
  method: 'GET',
  path: '/api/v1/cycles',
  tag,
  summary: 'Cycles, newest first; the first visit creates the current quarter',
  response: listOf(cycle),
})
export const createCycle = defineRoute({
  method: 'POST',
  path: '/api/v1/cycles',
  tag,
  summary: 'Add a cycle',
  body,
  response: cycle,
  status: 201,
})
export const updateCycle = defineRoute({
  method: 'PATCH',
  path: '/api/v1/cycles/:id',
  tag,
  summary: 'Change a cycle',
  params: idParams,
  body: z.object({
    title: title.optional(),
    kind: kind.optional(),
    startsOn: givenDate.optional(),
    endsOn: givenDate.optional(),
    isShared: z.literal(true).optional().meta({ description: 'Once shared, it stays' }),
  }),
  response: cycle,
})
export const deleteCycle = defineRoute({
  method: 'DELETE',
  path: '/api/v1/cycles/:id',
  tag,
  summary: 'Remove a cycle without objectives',
  params: idParams,
  response: null,
})
