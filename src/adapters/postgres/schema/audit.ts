import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { owner } from './people.ts'

/**
 * Who did what, and when: one row for each write to what a person set up and to what we wrote into their Google Calendar.
 * Written by triggers, so that no way past them is left; append-only. Hashes instead of values: a trail is no second copy.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: owner(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** `person`, or the step that did it. */
    actor: text().notNull(),
    action: text({ enum: ['insert', 'update', 'delete'] }).notNull(),
    subject: text().notNull(),
    subjectId: text().notNull(),
    beforeHash: text(),
    afterHash: text(),
  },
  (t) => [index().on(t.userId, t.number)],
)
