import { sql } from 'drizzle-orm'
import {
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
  uuid,
} from 'drizzle-orm/pg-core'
import type { Settings } from '#core/people/settings.ts'
import type { WeeklyRange } from '#core/people/hours-profile.ts'
import type { Trip } from '#core/time/trips.ts'

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  googleSubject: text().notNull().unique(),
  email: text().notNull(),
  name: text().notNull(),
  timeZone: text().notNull(),
  settings: jsonb().$type<Partial<Settings>>().notNull().default({}),
  daysOff: date({ mode: 'string' }).array().notNull().default([]),
  trips: jsonb().$type<readonly Trip[]>().notNull().default([]),
  /** When the person last looked; decides how often their calendars are read without a push. */
  lastSeenAt: timestamp({ withTimezone: true }),
  /** A workspace that they are in; looked up, as it may have been left. */
  currentWorkspaceId: uuid(),
  /** When the person said goodbye; the row goes as soon as Google has been cleared up. */
  leftAt: timestamp({ withTimezone: true }),
  /** Names the fact that says what became of the goodbye. */
  receipt: uuid(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
})

/** Whose row it is; it goes when the person goes. */
export const owner = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** Server-side sessions; `data` holds the OAuth dance until it ends. The id is stored as a hash. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    data: jsonb().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.expiresAt), index().on(t.userId)],
)

export const hoursProfiles = pgTable(
  'hours_profiles',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    name: text().notNull(),
    ranges: jsonb().$type<WeeklyRange[]>().notNull(),
  },
  (t) => [unique().on(t.userId, t.name)],
)

/**
 * "Look at user U again", once per step and subject (a calendar, or ''). `requested` is raised in the transaction
 * of the change, `done` follows when the step has run: the queue may be lost at any time.
 */
export const wakes = pgTable(
  'wakes',
  {
    userId: owner(),
    family: text({ enum: ['pull', 'unfold', 'plan', 'publish', 'settle'] }).notNull(),
    subject: text().notNull().default(''),
    requested: integer().notNull().default(0),
    done: integer().notNull().default(0),
    dueAt: timestamp({ withTimezone: true }),
    lastAttemptAt: timestamp({ withTimezone: true }),
    failures: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.family, t.subject] }),
    // For the sweep: few of all wakes are open at any time.
    index('wakes_open')
      .on(t.lastAttemptAt)
      .where(sql`${t.requested} > ${t.done} or ${t.dueAt} is not null`),
    check('wakes_order', sql`${t.done} <= ${t.requested}`),
  ],
)
