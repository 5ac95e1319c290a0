import { doublePrecision, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { owner } from './people.ts'

/** Numbers to keep healthy. An end of a corridor that is null is open. */
export const kpis = pgTable(
  'kpis',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    title: text().notNull(),
    unit: text().notNull(),
    direction: text({ enum: ['higher', 'lower', 'range'] }).notNull(),
    greenFrom: doublePrecision(),
    greenTo: doublePrecision(),
    amberFrom: doublePrecision(),
    amberTo: doublePrecision(),
    cadence: text({ enum: ['daily', 'weekly', 'monthly'] }).notNull(),
    /** Of the secret with which readings come in from outside; null while that is off. */
    webhookDigest: text().unique(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    recoveryDeclinedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.userId)],
)

/** One value at a moment; a second one for the same moment replaces it. */
export const kpiReadings = pgTable(
  'kpi_readings',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    kpiId: uuid()
      .notNull()
      .references(() => kpis.id, { onDelete: 'cascade' }),
    value: doublePrecision().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    source: text({ enum: ['hand', 'api', 'csv', 'webhook'] }).notNull(),
    note: text().notNull().default(''),
  },
  (t) => [unique().on(t.kpiId, t.at), index().on(t.userId)],
)
