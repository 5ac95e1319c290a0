import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { SyncedFields } from '#core/calendar/block-fields.ts'
import type { WriteLog } from '#core/calendar/write-log.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { calendars } from './calendars.ts'
import { habits, keyResults, objectives } from './goals.ts'
import { hoursProfiles, owner } from './people.ts'
import { taskSeries } from './task-changes.ts'

export const tasks = pgTable(
  'tasks',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    title: text().notNull(),
    notes: text().notNull().default(''),
    minutes: integer().notNull(),
    minBlockMinutes: integer().notNull(),
    maxBlockMinutes: integer().notNull(),
    hoursProfileId: uuid()
      .notNull()
      .references(() => hoursProfiles.id, { onDelete: 'no action' }),
    notBefore: timestamp({ withTimezone: true }),
    due: timestamp({ withTimezone: true }),
    hardDue: boolean().notNull().default(false),
    priority: integer().notNull(),
    upNextRank: integer(),
    preferredFrom: text(),
    preferredTo: text(),
    maxMinutesPerDay: integer(),
    keyResultId: uuid().references(() => keyResults.id, { onDelete: 'set null' }),
    objectiveId: uuid().references(() => objectives.id, { onDelete: 'set null' }),
    colorId: text(),
    status: text({ enum: ['open', 'done', 'dropped'] }).notNull(),
    doneAt: timestamp({ withTimezone: true }),
    source: text({ enum: ['person', 'effort-plan', 'check-in'] }).notNull(),
    weekOf: date({ mode: 'string' }),
    rolledOverMinutes: integer().notNull().default(0),
    /** Not planned until the person says so. */
    isUnscheduled: boolean().notNull().default(false),
    visibility: text({ enum: ['workspace', 'private'] })
      .notNull()
      .default('workspace'),
    /** The series that made it, and the date it was made for. */
    seriesId: uuid().references(() => taskSeries.id, { onDelete: 'set null' }),
    seriesDate: date({ mode: 'string' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.userId, t.status),
    index().on(t.keyResultId),
    index().on(t.objectiveId),
    index().on(t.hoursProfileId),
    unique().on(t.seriesId, t.seriesDate),
    uniqueIndex('tasks_one_per_week')
      .on(t.userId, t.keyResultId, t.weekOf)
      .where(sql`${t.source} = 'effort-plan'`),
    uniqueIndex('tasks_one_per_check_in')
      .on(t.keyResultId, t.notBefore)
      .where(sql`${t.source} = 'check-in'`),
    check('tasks_source', sql`${t.source} in ('person', 'effort-plan', 'check-in')`),
    check('tasks_minutes', sql`${t.minutes} > 0`),
    check('tasks_blocks', sql`${t.minBlockMinutes} > 0 and ${t.minBlockMinutes} <= ${t.maxBlockMinutes}`),
    check('tasks_priority', sql`${t.priority} between 1 and 4`),
    check('tasks_effort_week', sql`(${t.source} = 'effort-plan') = (${t.weekOf} is not null)`),
  ],
)

export const taskDependencies = pgTable(
  'task_dependencies',
  {
    taskId: uuid()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    afterTaskId: uuid()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    userId: owner(),
  },
  (t) => [
    primaryKey({ columns: [t.taskId, t.afterTaskId] }),
    index().on(t.afterTaskId),
    index().on(t.userId),
    check('task_dependencies_not_self', sql`${t.taskId} <> ${t.afterTaskId}`),
  ],
)

export const blockStates = [
  'flexible',
  'defended',
  'pinned',
  'running',
  'unconfirmed',
  'done',
  'partial',
  'missed',
  'skipped',
  'withdrawn',
] as const

/** What should be on the calendar (*desired*), and what became of it. */
export const blocks = pgTable(
  'blocks',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    taskId: uuid().references(() => tasks.id, { onDelete: 'cascade' }),
    habitId: uuid().references(() => habits.id, { onDelete: 'cascade' }),
    startAt: timestamp({ withTimezone: true }).notNull(),
    endAt: timestamp({ withTimezone: true }).notNull(),
    state: text({ enum: blockStates }).notNull(),
    keptTitle: text(),
    keptDescription: text(),
    settledMinutes: integer(),
    startedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.userId, t.startAt),
    index().on(t.userId, t.state),
    index().on(t.taskId),
    index().on(t.habitId),
    check('blocks_order', sql`${t.startAt} < ${t.endAt}`),
    check('blocks_one_item', sql`(${t.taskId} is null) <> (${t.habitId} is null)`),
  ],
)

/**
 * Every event that we write to Google, one row per generation: the intent is committed before the call, the echo
 * (*synced*) after it. The event id is ours, so an answer that was lost is found again.
 */
export const publishedEvents = pgTable(
  'published_events',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    blockId: uuid()
      .notNull()
      .references(() => blocks.id, { onDelete: 'cascade' }),
    calendarId: uuid()
      .notNull()
      .references(() => calendars.id, { onDelete: 'cascade' }),
    generation: integer().notNull(),
    eventId: text().notNull(),
    /** `intended`: asked for, perhaps written; `live`: Google confirmed; `gone`: deleted by us or by the person. */
    state: text({ enum: ['intended', 'live', 'gone'] }).notNull(),
    syncedEtag: text(),
    synced: jsonb().$type<SyncedFields>(),
    failures: integer().notNull().default(0),
    lastError: text(),
    /** What was written of the block today, to notice when it goes round in circles. */
    writes: jsonb().$type<WriteLog>(),
  },
  (t) => [
    unique().on(t.blockId, t.generation),
    unique().on(t.calendarId, t.eventId),
    index().on(t.userId, t.state),
  ],
)

export const planVersions = pgTable(
  'plan_versions',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    number: integer().notNull(),
    /** Of the problem without the plan in force: what the plan depends on. */
    inputsHash: text().notNull(),
    cause: text().notNull(),
    status: text({ enum: ['proposed', 'applied', 'rejected'] }).notNull(),
    /** The version that this one brought back. */
    restores: uuid().references((): AnyPgColumn => planVersions.id, { onDelete: 'set null' }),
    problem: jsonb().$type<Problem>().notNull(),
    plan: jsonb().$type<Plan>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    appliedAt: timestamp({ withTimezone: true }),
  },
  (t) => [unique().on(t.userId, t.number), index().on(t.restores)],
)

/**
 * Blocks of a version. No two overlap, unless both are pinned (a person may lay one pin over another): a pinned
 * block holds one lane of its own, a movable one holds them all. The EXCLUDE constraint is in the migration.
 */
export const planBlocks = pgTable(
  'plan_blocks',
  {
    planVersionId: uuid()
      .notNull()
      .references(() => planVersions.id, { onDelete: 'cascade' }),
    blockId: uuid()
      .notNull()
      .references(() => blocks.id, { onDelete: 'cascade' }),
    userId: owner(),
    startAt: timestamp({ withTimezone: true }).notNull(),
    endAt: timestamp({ withTimezone: true }).notNull(),
    isPinned: boolean().notNull(),
    lane: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planVersionId, t.blockId] }),
    index().on(t.blockId),
    index().on(t.userId),
    check('plan_blocks_order', sql`${t.startAt} < ${t.endAt}`),
  ],
)

/** The effort ledger: append-only (a trigger refuses update and delete). */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    blockId: uuid().references(() => blocks.id, { onDelete: 'no action' }),
    taskId: uuid().references(() => tasks.id, { onDelete: 'no action' }),
    habitId: uuid().references(() => habits.id, { onDelete: 'no action' }),
    keyResultId: uuid().references(() => keyResults.id, { onDelete: 'no action' }),
    objectiveId: uuid().references(() => objectives.id, { onDelete: 'no action' }),
    minutes: integer().notNull(),
    workedAt: timestamp({ withTimezone: true }).notNull(),
    evidence: text({ enum: ['confirmed', 'timer', 'logged', 'assumed'] }).notNull(),
    corrects: uuid().references((): AnyPgColumn => ledgerEntries.id, { onDelete: 'no action' }),
    note: text().notNull().default(''),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index().on(t.userId, t.workedAt),
    index().on(t.keyResultId),
    index().on(t.objectiveId),
    index().on(t.taskId),
    index().on(t.blockId),
    index().on(t.habitId),
    index().on(t.corrects),
    check(
      'ledger_entries_minutes',
      sql`${t.minutes} > 0 or (${t.corrects} is not null and ${t.minutes} <> 0)`,
    ),
  ],
)
