import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { PastRhythm } from '#core/goals/habit-rhythm.ts'
import { kpis } from './kpis.ts'
import { hoursProfiles, owner, users } from './people.ts'
import { teams, workspaces } from './teams.ts'

export const cycles = pgTable(
  'cycles',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    title: text().notNull(),
    kind: text({ enum: ['month', 'quarter', 'year', 'custom'] }).notNull(),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    /** All of the workspace see it. */
    workspaceId: uuid().references(() => workspaces.id, { onDelete: 'set null' }),
  },
  (t) => [
    index().on(t.userId),
    index().on(t.workspaceId),
    check('cycles_order', sql`${t.startsOn} <= ${t.endsOn}`),
  ],
)

export const objectives = pgTable(
  'objectives',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    cycleId: uuid()
      .notNull()
      .references(() => cycles.id, { onDelete: 'no action' }),
    title: text().notNull(),
    why: text().notNull().default(''),
    kind: text({ enum: ['committed', 'aspirational'] }).notNull(),
    status: text({ enum: ['draft', 'active', 'paused', 'done', 'dropped'] }).notNull(),
    parentId: uuid().references((): AnyPgColumn => objectives.id, { onDelete: 'set null' }),
    visibility: text({ enum: ['workspace', 'private'] }).notNull(),
    colorId: text().notNull(),
    finalScore: doublePrecision(),
    /** When it last became active. */
    activeSince: timestamp({ withTimezone: true }),
    /** `userId` keeps it, and owns it unless a team does. */
    workspaceId: uuid().references(() => workspaces.id, { onDelete: 'set null' }),
    ownerTeamId: uuid().references(() => teams.id, { onDelete: 'set null' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.userId),
    index().on(t.cycleId),
    index().on(t.workspaceId),
    index().on(t.ownerTeamId),
    index().on(t.parentId),
    check('objectives_not_own_parent', sql`${t.parentId} <> ${t.id}`),
    check('objectives_final_score', sql`${t.finalScore} between 0 and 1`),
  ],
)

export const keyResults = pgTable(
  'key_results',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    objectiveId: uuid()
      .notNull()
      .references(() => objectives.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    weight: doublePrecision().notNull().default(1),
    kind: text({ enum: ['metric', 'milestone', 'effort'] }).notNull(),
    baseline: doublePrecision(),
    target: doublePrecision(),
    unit: text(),
    measure: text({ enum: ['minutes', 'sessions'] }),
    /** Days from one check-in to the next. */
    checkInDays: integer().notNull().default(7),
    /** The KPI that a metric follows. */
    kpiId: uuid().references(() => kpis.id, { onDelete: 'set null' }),
    /** The metric that was declared to pull against this one. */
    counterKeyResultId: uuid().references((): AnyPgColumn => keyResults.id, { onDelete: 'set null' }),
    /** Who answers for it; null: the owner of the objective. */
    ownerId: uuid().references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.userId),
    index().on(t.objectiveId),
    index().on(t.kpiId),
    index().on(t.counterKeyResultId),
    index().on(t.ownerId),
    check('key_results_weight', sql`${t.weight} > 0`),
    check('key_results_check_in_days', sql`${t.checkInDays} between 1 and 92`),
    check(
      'key_results_kind',
      sql`case ${t.kind} when 'metric' then ${t.unit} is not null and (${t.baseline} is null or ${t.target} is null or ${t.baseline} <> ${t.target})
        when 'effort' then ${t.target} > 0 and ${t.measure} is not null else true end`,
    ),
  ],
)

export const milestones = pgTable(
  'milestones',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    keyResultId: uuid()
      .notNull()
      .references(() => keyResults.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    weight: doublePrecision().notNull().default(1),
    position: integer().notNull(),
    doneAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.keyResultId), index().on(t.userId), check('milestones_weight', sql`${t.weight} > 0`)],
)

/** Of each person who works for a key result, their own. */
export const effortPlans = pgTable(
  'effort_plans',
  {
    keyResultId: uuid()
      .notNull()
      .references(() => keyResults.id, { onDelete: 'cascade' }),
    userId: owner(),
    minMinutesPerWeek: integer(),
    targetMinutesPerWeek: integer(),
    totalMinutes: integer(),
    byDate: date({ mode: 'string' }),
    minBlockMinutes: integer().notNull(),
    maxBlockMinutes: integer().notNull(),
    hoursProfileId: uuid()
      .notNull()
      .references(() => hoursProfiles.id, { onDelete: 'no action' }),
    priority: integer().notNull(),
    days: integer().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.keyResultId, t.userId] }),
    index().on(t.userId),
    index().on(t.hoursProfileId),
    check(
      'effort_plans_positive',
      sql`(${t.targetMinutesPerWeek} > 0 or ${t.totalMinutes} > 0) and (${t.minMinutesPerWeek} is null or ${t.minMinutesPerWeek} > 0)`,
    ),
    check(
      'effort_plans_blocks',
      sql`${t.minBlockMinutes} > 0 and ${t.minBlockMinutes} <= ${t.maxBlockMinutes}`,
    ),
    check('effort_plans_priority', sql`${t.priority} between 1 and 4`),
  ],
)

export const checkIns = pgTable(
  'check_ins',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    keyResultId: uuid()
      .notNull()
      .references(() => keyResults.id, { onDelete: 'cascade' }),
    value: doublePrecision(),
    confidence: integer().notNull(),
    note: text().notNull().default(''),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The colleague who said it, as in the history of goals; null: who keeps the goal. */
    byUserId: uuid(),
  },
  (t) => [
    index().on(t.keyResultId, t.at),
    index().on(t.userId),
    check('check_ins_confidence', sql`${t.confidence} between 0 and 10`),
  ],
)

export const habits = pgTable(
  'habits',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    title: text().notNull(),
    objectiveId: uuid().references(() => objectives.id, { onDelete: 'set null' }),
    keyResultId: uuid().references(() => keyResults.id, { onDelete: 'set null' }),
    timesPerWeek: integer().notNull(),
    days: integer().array().notNull(),
    cadence: text({ enum: ['any', 'exactly'] }).notNull(),
    minMinutes: integer().notNull(),
    maxMinutes: integer().notNull(),
    idealStart: text().notNull(),
    windowFrom: text().notNull(),
    windowTo: text().notNull(),
    hoursProfileId: uuid().references(() => hoursProfiles.id, { onDelete: 'no action' }),
    priority: integer().notNull(),
    minDaysBetween: integer().notNull().default(1),
    makeUp: boolean().notNull().default(true),
    startsOn: date({ mode: 'string' }),
    endsOn: date({ mode: 'string' }),
    pastRhythms: jsonb().$type<readonly PastRhythm[]>().notNull().default([]),
    colorId: text(),
    notes: text().notNull().default(''),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.userId),
    index().on(t.objectiveId),
    index().on(t.keyResultId),
    index().on(t.hoursProfileId),
    check('habits_minutes', sql`${t.minMinutes} > 0 and ${t.minMinutes} <= ${t.maxMinutes}`),
    check('habits_times', sql`${t.timesPerWeek} between 1 and 7`),
    check('habits_priority', sql`${t.priority} between 1 and 4`),
  ],
)

/** An occurrence that the person does not want this time. */
export const habitSkips = pgTable(
  'habit_skips',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    habitId: uuid()
      .notNull()
      .references(() => habits.id, { onDelete: 'cascade' }),
    onDate: date({ mode: 'string' }).notNull(),
  },
  (t) => [unique().on(t.habitId, t.onDate), index().on(t.userId)],
)

/** Rests of a habit: local dates, both included; an open one has no last date. */
export const habitPauses = pgTable(
  'habit_pauses',
  {
    userId: owner(),
    habitId: uuid()
      .notNull()
      .references(() => habits.id, { onDelete: 'cascade' }),
    fromDate: date({ mode: 'string' }).notNull(),
    toDate: date({ mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.habitId, t.fromDate] }),
    index().on(t.userId),
    check('habit_pauses_order', sql`${t.toDate} is null or ${t.fromDate} <= ${t.toDate}`),
  ],
)
