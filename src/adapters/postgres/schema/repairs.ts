import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { RepairEdit } from '#app/ports/repositories/repair-repositories.ts'
import type { RepairChange } from '#core/planning/plan.ts'
import { owner } from './people.ts'
import { planVersions } from './work.ts'

/** Repairs that a person had done with one click: what was changed from what to what, so that it can be taken back. */
export const appliedRepairs = pgTable(
  'applied_repairs',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    /** The version that gave the advice and was in force until then. */
    planVersionId: uuid()
      .notNull()
      .references(() => planVersions.id, { onDelete: 'cascade' }),
    changes: jsonb().$type<readonly RepairChange[]>().notNull(),
    edits: jsonb().$type<readonly RepairEdit[]>().notNull(),
    sentence: text().notNull(),
    appliedAt: timestamp({ withTimezone: true }).notNull(),
    undoneAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.userId, t.appliedAt), index().on(t.planVersionId)],
)
