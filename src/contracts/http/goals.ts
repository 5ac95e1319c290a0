import { z } from 'zod'
import {
  blockMinutes,
  colorId,
  givenDate,
  id,
  instant,
  localDate,
  minutes,
  priority,
  title,
  weekdays,
} from './common.ts'

export const cycle = z
  .object({
    id,
    title,
    kind: z.enum(['month', 'quarter', 'year', 'custom']),
    startsOn: localDate,
    endsOn: localDate,
    isCurrent: z.boolean(),
    isShared: z.boolean().meta({ description: 'All of its workspace see it' }),
    mayEdit: z.boolean().meta({ description: 'Its maker, and admins of its workspace' }),
  })
  .meta({ id: 'Cycle' })

const paceStatus = z.enum(['ahead', 'on-track', 'at-risk', 'behind'])

/** Progress 0 to 1 against the share of the cycle that has passed. Null where there is nothing to measure. */
const pace = z.object({
  progress: z.number().nullable(),
  expected: z.number().nullable(),
  status: paceStatus.nullable(),
})

/** What was reached (metrics, milestones). Hours never move it. */
const outcome = pace.meta({ id: 'Outcome' })

/** What was put in, from the effort ledger. */
const effort = pace
  .extend({
    doneMinutes: z.int().meta({ description: 'Of everybody who works for a shared goal' }),
    ownMinutes: z.int().meta({ description: 'Of doneMinutes, those of the person who asks' }),
    unconfirmedMinutes: z.int(),
    plannedMinutes: z.int(),
    targetMinutes: z.int().nullable(),
  })
  .meta({ id: 'Effort' })

const effortPlan = z
  .object({
    minMinutesPerWeek: minutes.nullable().default(null),
    targetMinutesPerWeek: minutes.nullable().default(null),
    totalMinutes: minutes.nullable().default(null),
    byDate: givenDate.nullable().default(null),
    minBlockMinutes: blockMinutes.default(60),
    maxBlockMinutes: blockMinutes.default(120),
    hoursProfileId: id.nullable().default(null).meta({ description: 'Null: the work hours' }),
    priority: priority.default(2),
    days: weekdays.default([1, 2, 3, 4, 5, 6, 7]),
  })
  .refine((plan) => (plan.targetMinutesPerWeek === null) !== (plan.totalMinutes === null), {
    message: 'Expected either targetMinutesPerWeek or totalMinutes',
    path: ['targetMinutesPerWeek'],
  })
  .refine((plan) => plan.totalMinutes === null || plan.byDate !== null, {
    message: 'Expected a date by which totalMinutes are to be done',
    path: ['byDate'],
  })
  .refine(
    ({ minMinutesPerWeek, targetMinutesPerWeek }) =>
      minMinutesPerWeek === null ||
      targetMinutesPerWeek === null ||
      minMinutesPerWeek <= targetMinutesPerWeek,
    { message: 'Expected at most targetMinutesPerWeek', path: ['minMinutesPerWeek'] },
  )
  .refine((plan) => plan.minBlockMinutes <= plan.maxBlockMinutes, {
    message: 'Expected at least minBlockMinutes',
    path: ['maxBlockMinutes'],
  })
  .meta({ id: 'EffortPlan' })

const WEEK_MINUTES = 7 * 24 * 60
/** As it is given: no week holds more. What stands already is shown as it is. */
export const givenEffortPlan = effortPlan
  .refine(({ targetMinutesPerWeek }) => (targetMinutesPerWeek ?? 0) <= WEEK_MINUTES, {
    message: 'Expected at most 10080 minutes, the whole week',
    path: ['targetMinutesPerWeek'],
  })
  .refine(({ minMinutesPerWeek }) => (minMinutesPerWeek ?? 0) <= WEEK_MINUTES, {
    message: 'Expected at most 10080 minutes, the whole week',
    path: ['minMinutesPerWeek'],
  })

export const milestone = z
  .object({ id, title, weight: z.number().positive(), doneAt: instant.nullable() })
  .meta({ id: 'Milestone' })

/** Where an outcome is heading, if it goes on as in the last check-ins. Null with too few of them. */
const outcomeForecast = z
  .object({
    valueAtEnd: z.number().meta({ description: 'A milestone list: the share that is done, 0 to 1' }),
    progressAtEnd: z.number(),
    metOn: localDate.nullable().meta({ description: 'Null: not on this way' }),
    points: z.int(),
  })
  .meta({ id: 'OutcomeForecast' })

/** Where the hours are heading: the plan to the end of the cycle, at the rate of the last four weeks. */
const effortForecast = z
  .object({ minutesAtEnd: z.int(), metOn: localDate.nullable(), doneRate: z.number() })
  .meta({ id: 'EffortForecast' })

const checkInState = z
  .object({ status: z.enum(['fresh', 'due', 'outdated']), dueAt: instant, outdatedAt: instant })
  .meta({ id: 'CheckInState' })

const keyResultCommon = {
  id,
  objectiveId: id,
  title,
  weight: z.number(),
  outcome,
  effort,
  ownerId: id.nullable().meta({ description: 'Who answers for it; null: who keeps the objective' }),
  effortPlan: effortPlan.nullable().meta({ description: 'Of the person who asks' }),
  lastCheckInAt: instant.nullable(),
  confidence: z.int().nullable().meta({ description: 'Of the last check-in, 0 to 10' }),
  checkInDays: z.int(),
  checkIn: checkInState
    .nullable()
    .meta({ description: 'Null: moves by itself, is reached or not under way, and asks for no word' }),
  outcomeForecast: outcomeForecast.nullable(),
  effortForecast: effortForecast.nullable(),
}

export const keyResult = z
  .discriminatedUnion('kind', [
    z.object({
      ...keyResultCommon,
      kind: z.literal('metric'),
      baseline: z.number().nullable(),
      target: z.number().nullable(),
      current: z.number().nullable(),
      unit: z.string(),
      kpiId: id.nullable(),
      counterKeyResultId: id.nullable(),
      recent: z
        .array(z.object({ value: z.number(), at: instant }))
        .meta({ description: 'Last values of check-ins, or of its KPI, oldest first: for a small chart' }),
    }),
    z.object({ ...keyResultCommon, kind: z.literal('milestone'), milestones: z.array(milestone) }),
    z.object({
      ...keyResultCommon,
      kind: z.literal('effort'),
      measure: z.enum(['minutes', 'sessions']),
      target: z.number(),
      current: z.number(),
    }),
  ])
  .meta({ id: 'KeyResult' })

export const objective = z
  .object({
    id,
    cycleId: id,
    title,
    why: z.string(),
    kind: z.enum(['committed', 'aspirational']),
    status: z.enum(['draft', 'active', 'paused', 'done', 'dropped']),
    parentId: id.nullable(),
    visibility: z.enum(['workspace', 'private']),
    colorId,
    finalScore: z.number().nullable(),
    ownerTeamId: id.nullable().meta({ description: 'The team that owns it; null: who keeps it' }),
    outcome,
    effort,
    keyResults: z.array(keyResult),
  })
  .meta({ id: 'Objective' })

export const checkIn = z
  .object({
    id,
    keyResultId: id,
    value: z.number().nullable(),
    confidence: z.int().min(0).max(10),
    note: z.string(),
    at: instant,
    byUserId: id.nullable().meta({ description: 'The colleague who said it; null: who keeps the goal' }),
  })
  .meta({ id: 'CheckIn' })

export const goalWarning = z
  .object({
    code: z.enum([
      'TOO_MANY_OBJECTIVES',
      'TOO_FEW_KEY_RESULTS',
      'TOO_MANY_KEY_RESULTS',
      'KEY_RESULT_INCOMPLETE',
      'READS_LIKE_A_TASK',
      'KPI_AS_ASPIRATION',
      'NO_CHECK_IN',
      'NO_HOURS',
      'METRICS_MOVE_APART',
    ]),
    objectiveId: id.nullable().meta({ description: 'Null: all objectives of an owner in a cycle' }),
    keyResultId: id.nullable(),
    reason: z.string(),
    fix: z.string(),
  })
  .meta({ id: 'GoalWarning' })

export const goalChange = z
  .object({
    id,
    at: instant,
    byUserId: id,
    subject: z.enum(['cycle', 'objective', 'key-result', 'milestone', 'effort-plan', 'kpi']),
    subjectId: id,
    objectiveId: id.nullable(),
    title: z.string(),
    verb: z.enum(['created', 'changed', 'removed']),
    field: z.string().nullable(),
    from: z.unknown(),
    to: z.unknown(),
  })
  .meta({ id: 'GoalChange' })

export const achievement = z
  .object({
    id,
    kind: z.enum(['key-result-reached', 'cycle-reached', 'streak']),
    subjectId: id,
    step: z.string().meta({ description: 'Weeks of a streak' }),
    title: z.string(),
    at: instant,
  })
  .meta({ id: 'Achievement' })

export type GoalWarningView = z.input<typeof goalWarning>
export type GoalChangeView = z.input<typeof goalChange>
export type AchievementView = z.input<typeof achievement>
export type CycleView = z.input<typeof cycle>
export type ObjectiveView = z.input<typeof objective>
export type KeyResultView = z.input<typeof keyResult>
export type CheckInView = z.input<typeof checkIn>
export type EffortPlanBody = z.output<typeof effortPlan>
