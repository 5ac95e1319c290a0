import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'
import { owner } from './people.ts'
import { workspaces } from './teams.ts'

/** What a person's goals needed and what was free for them, week by week, as it was on one day. Never changed. */
export const weekRooms = pgTable(
  'week_rooms',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    /** Whose sums it counts in: one's, for two of the same people tell one apart. */
    workspaceId: uuid().references(() => workspaces.id, { onDelete: 'set null' }),
    notedAt: timestamp({ withTimezone: true }).notNull(),
    /** A Monday; the weeks follow on each other. */
    firstWeek: date({ mode: 'string' }).notNull(),
    needMinutes: integer().array().notNull(),
    freeMinutes: integer().array().notNull(),
  },
  (t) => [
    index().on(t.userId, t.notedAt),
    check('week_rooms_pairs', sql`cardinality(${t.needMinutes}) = cardinality(${t.freeMinutes})`),
  ],
)
