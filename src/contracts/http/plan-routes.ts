import { z } from 'zod'
import { block } from './block-routes.ts'
import { givenDate, givenInstant, id, idParams, instant, pageOf, pageQuery } from './common.ts'
import { appliedRepair } from './repair-routes.ts'
import { defineRoute } from './route.ts'

export const tag = 'Plan'

const difference = z.object({
  kept: z.int(),
  moved: z.int(),
  added: z.int(),
  removed: z.int(),
  minutesMoved: z.number(),
})
export const cost = z.object({
  total: z.number(),
  medium: z.number(),
  soft: z.number(),
  byConstraint: z.record(z.string(), z.number()),
})
export const unplaced = z.object({
  itemId: z.string(),
  title: z.string(),
  minutes: z.number(),
  reason: z.string(),
  facts: z.record(z.string(), z.unknown()),
  sentence: z.string(),
})
const capacity = z.object({
  from: instant,
  to: instant,
  hours: z.string(),
  needMinutes: z.number(),
  freeMinutes: z.number(),
  items: z.array(z.string()),
  /** Of the items, in their order. */
  titles: z.array(z.string()),
  verdict: z.enum(['fits', 'overfull']),
})
const repair = z.object({
  /** Of this version; for "apply". */
  id: z.string(),
  change: z.unknown(),
  costAfter: z.number(),
  sentence: z.string(),
})

/** Planned or pinned, but its last block ends after its due. */
const lateWork = z
  .object({
    itemId: id,
    title: z.string(),
    due: instant,
    end: instant,
    /** At or after the due. */
    minutes: z.int(),
  })
  .meta({ id: 'LateWork' })
export type LateWorkView = z.input<typeof lateWork>

/** What is said of every plan, in force or thought of. */
export const planWords = {
  difference,
  cost,
  bound: z.object({ lower: z.number(), gap: z.number() }),
  unplaced: z.array(unplaced),
  capacity: z.array(capacity),
  repairs: z.array(repair),
}

const planVersion = z
  .object({
    id,
    number: z.int(),
    cause: z.string(),
    status: z.enum(['proposed', 'applied', 'rejected']),
    restores: id.nullable(),
    inputsHash: z.string(),
    createdAt: instant,
    appliedAt: instant.nullable(),
    ...planWords,
  })
  .meta({ id: 'PlanVersion' })
export type PlanVersionView = z.input<typeof planVersion>

const busyEvent = z.object({
  calendarId: id,
  eventId: z.string(),
  title: z.string().nullable(),
  start: instant,
  end: instant,
  isAllDay: z.boolean(),
  isBusy: z.boolean(),
  /** Why it takes no time, or null. */
  notBusyBecause: z.string().nullable(),
  color: z.string().nullable(),
  htmlLink: z.string().nullable(),
})

const week = z
  .object({
    from: instant,
    to: instant,
    timeZone: z.string(),
    now: instant,
    events: z.array(busyEvent),
    blocks: z.array(block),
    /** Open hours of the work profile within the week. */
    hours: z.array(z.object({ start: instant, end: instant })),
    unknownCalendars: z.array(z.object({ id, title: z.string(), fault: z.string().nullable() })),
    /** Tasks whose blocks end after their due, over all time and not only this week. */
    late: z.array(lateWork),
    version: planVersion.nullable(),
    proposed: planVersion.nullable(),
    /** The version that "undo" would bring back. */
    undoRestores: z.int().nullable(),
    /** The repair that was applied last, as long as it can be taken back together with its plan. */
    repaired: appliedRepair.nullable(),
    isPlanning: z.boolean(),
    movesThisWeek: z.int(),
  })
  .meta({ id: 'Week' })
export type WeekView = z.input<typeof week>

export const readWeek = defineRoute({
  method: 'GET',
  path: '/api/v1/week',
  tag,
  summary: 'Busy events, blocks and the plan in force over a week (or any span up to 62 days)',
  query: z.object({
    date: givenDate.optional().meta({ description: 'Any date of the week; default: today' }),
    from: givenInstant.optional(),
    to: givenInstant.optional(),
  }),
  response: week,
})
export const requestPlan = defineRoute({
  method: 'POST',
  path: '/api/v1/plan',
  tag,
  summary: 'Plan again',
  response: z.object({ requested: z.literal(true) }),
  status: 202,
})
const room = z.object({
  from: instant,
  to: instant,
  needMinutes: z.number(),
  freeMinutes: z.number(),
  verdict: z.enum(['fits', 'overfull']),
  sentence: z.string(),
})
export const readCapacity = defineRoute({
  method: 'GET',
  path: '/api/v1/capacity',
  tag,
  summary: 'Is there room on the calendar for the goals? Week by week, and to the end of the cycle',
  response: z.object({
    weeks: z.array(room),
    cycle: room.nullable(),
    verdict: z.enum(['fits', 'late', 'overfull']).meta({
      description:
        'The worst of all: a week, the cycle or a window holds too much; else something ends after its due',
    }),
    overfull: z
      .array(
        z.object({
          from: instant,
          to: instant,
          hours: z.string(),
          needMinutes: z.number(),
          freeMinutes: z.number(),
          items: z.array(z.object({ itemId: z.string(), title: z.string() })),
          sentence: z.string(),
        }),
      )
      .meta({ description: 'Spans that the plan in force proves to be too full, with what lies in them' }),
    late: z.array(lateWork),
    repairs: z
      .array(z.object({ versionId: id, repairId: z.string(), sentence: z.string() }))
      .meta({ description: 'What would make it fit; for "apply"' }),
    undone: z
      .object({
        weekOf: z.string(),
        minutes: z.number(),
        handedOnMinutes: z.number(),
        tasks: z.array(
          z.object({
            title: z.string(),
            keyResultId: id.nullable(),
            minutes: z.number(),
            handedOnMinutes: z.number(),
          }),
        ),
        sentence: z.string(),
      })
      .meta({
        description: 'What effort plans left undone last week, and how much of it was handed on, once',
      }),
    unknownCalendars: z.array(z.object({ id, title: z.string() })),
  }),
})
export const listPlanVersions = defineRoute({
  method: 'GET',
  path: '/api/v1/plan-versions',
  tag,
  summary: 'Versions of the plan, newest first',
  query: pageQuery,
  response: pageOf(planVersion),
})
export const readPlanProblem = defineRoute({
  method: 'GET',
  path: '/api/v1/plan-versions/:id/problem',
  tag,
  summary: 'The planning problem of a version, to be solved again on the command line',
  params: idParams,
  response: z.unknown(),
})
export const applyPlanVersion = defineRoute({
  method: 'POST',
  path: '/api/v1/plan-versions/:id/apply',
  tag,
  summary: 'Put a proposed version on the calendar',
  params: idParams,
  response: planVersion,
})
export const rejectPlanVersion = defineRoute({
  method: 'POST',
  path: '/api/v1/plan-versions/:id/reject',
  tag,
  summary: 'Leave the calendar as it is',
  params: idParams,
  response: planVersion,
})
export const undoPlan = defineRoute({
  method: 'POST',
  path: '/api/v1/plan/undo',
  tag,
  summary: 'Bring back the version before the one in force, in Google, too',
  response: planVersion,
})
