import { z } from 'zod'
import { givenInstant, id, idParams, listOf, localDate, text, title } from './common.ts'
import { checkIn, givenEffortPlan, keyResult, milestone } from './goals.ts'
import { defineRoute } from './route.ts'

const tag = 'Key results'
const weight = z.number().positive().max(1000)
const number = z.number().min(-1e12).max(1e12)
const checkInDays = z.int().min(1).max(92).meta({ description: 'Days from one check-in to the next' })
const ownerId = id
  .nullable()
  .meta({ description: 'A member of the workspace who answers for it; null: who keeps the objective' })
const common = {
  title,
  weight: weight.default(1),
  checkInDays: checkInDays.default(7),
  ownerId: ownerId.default(null),
  effortPlan: givenEffortPlan.nullable().default(null),
}

export const keyResultBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('metric'),
    ...common,
    baseline: number.nullable().default(null).meta({ description: 'Null: not measured yet' }),
    target: number.nullable().default(null).meta({ description: 'Null: not decided yet' }),
    unit: text.trim().max(40).default('number'),
    kpiId: id.nullable().default(null).meta({ description: 'The KPI that it follows' }),
    counterKeyResultId: id
      .nullable()
      .default(null)
      .meta({ description: 'The metric that pulls against this one: a warning comes when they move apart' }),
  }),
  z.object({
    kind: z.literal('milestone'),
    ...common,
    milestones: z
      .array(z.object({ title, weight: weight.default(1) }))
      .max(50)
      .default([]),
  }),
  z.object({
    kind: z.literal('effort'),
    ...common,
    measure: z.enum(['minutes', 'sessions']).default('minutes'),
    target: z.number().positive().max(1e7).meta({ description: 'Minutes, or sessions' }),
  }),
])

export const createKeyResult = defineRoute({
  method: 'POST',
  path: '/api/v1/objectives/:id/key-results',
  tag,
  summary: 'Add a key result to an objective',
  params: idParams,
  body: keyResultBody,
  response: keyResult,
  status: 201,
})
export const updateKeyResult = defineRoute({
  method: 'PATCH',
  path: '/api/v1/key-results/:id',
  tag,
  summary: 'Change a key result; its kind stays',
  params: idParams,
  body: z.object({
    title: title.optional(),
    weight: weight.optional(),
    checkInDays: checkInDays.optional(),
    ownerId: ownerId.optional(),
    baseline: number.nullable().optional(),
    target: number.nullable().optional(),
    unit: text.trim().max(40).optional(),
    kpiId: id.nullable().optional(),
    counterKeyResultId: id.nullable().optional(),
  }),
  response: keyResult,
})
export const deleteKeyResult = defineRoute({
  method: 'DELETE',
  path: '/api/v1/key-results/:id',
  tag,
  summary: 'Remove a key result on which no work is recorded',
  params: idParams,
  response: null,
})
export const putEffortPlan = defineRoute({
  method: 'PUT',
  path: '/api/v1/key-results/:id/effort-plan',
  tag,
  summary: 'Set the hours that a key result, also of a colleague, asks of your own calendar',
  params: idParams,
  body: givenEffortPlan,
  response: keyResult,
})
export const deleteEffortPlan = defineRoute({
  method: 'DELETE',
  path: '/api/v1/key-results/:id/effort-plan',
  tag,
  summary: 'Stop planning hours for a key result',
  params: idParams,
  response: keyResult,
})
const effortWeek = z
  .object({
    week: localDate.meta({ description: 'Its first day' }),
    planMinutes: z.int().meta({ description: 'What the effort plan of the person who asks asked for' }),
    doneMinutes: z.int().meta({ description: 'Of everybody' }),
    ownMinutes: z.int(),
  })
  .meta({ id: 'EffortWeek' })
export type EffortWeekView = z.input<typeof effortWeek>

export const listEffortWeeks = defineRoute({
  method: 'GET',
  path: '/api/v1/key-results/:id/effort-weeks',
  tag,
  summary: 'Work by week, oldest first, from the first week with any until now',
  params: idParams,
  response: listOf(effortWeek),
})
export const listCheckIns = defineRoute({
  method: 'GET',
  path: '/api/v1/key-results/:id/check-ins',
  tag,
  summary: 'Check-ins, newest first',
  params: idParams,
  response: listOf(checkIn),
})
export const addCheckIn = defineRoute({
  method: 'POST',
  path: '/api/v1/key-results/:id/check-ins',
  tag,
  summary: 'Report the value of a metric, and the confidence in any key result',
  params: idParams,
  body: z.object({
    value: number.nullable().default(null),
    confidence: z.int().min(0).max(10),
    note: text.max(5000).default(''),
    at: givenInstant.optional().meta({ description: 'Default: now; never in the future' }),
  }),
  response: checkIn,
  status: 201,
})
export const addMilestone = defineRoute({
  method: 'POST',
  path: '/api/v1/key-results/:id/milestones',
  tag,
  summary: 'Add a milestone',
  params: idParams,
  body: z.object({ title, weight: weight.default(1) }),
  response: milestone,
  status: 201,
})
const milestoneParams = z.object({ id, milestoneId: id })
export const updateMilestone = defineRoute({
  method: 'PATCH',
  path: '/api/v1/key-results/:id/milestones/:milestoneId',
  tag,
  summary: 'Change a milestone, or mark it as reached',
  params: milestoneParams,
  body: z.object({ title: title.optional(), weight: weight.optional(), done: z.boolean().optional() }),
  response: milestone,
})
export const deleteMilestone = defineRoute({
  method: 'DELETE',
  path: '/api/v1/key-results/:id/milestones/:milestoneId',
  tag,
  summary: 'Remove a milestone',
  params: milestoneParams,
  response: null,
})
