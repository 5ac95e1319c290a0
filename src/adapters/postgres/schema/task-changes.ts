import { boolean, date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { TaskChangeStep } from '#app/ports/repositories/task-repositories.ts'
import type { SeriesTemplate } from '#core/tasks/series/task-series.ts'
import { owner } from './people.ts'

/** Tasks that come again: the rule, what each of them looks like, and how far they have been made. */
export const taskSeries = pgTable(
  'task_series',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    /** As in iCalendar: FREQ=WEEKLY;BYDAY=MO,TH. */
    rule: text().notNull(),
    startsOn: date({ mode: 'string' }).notNull(),
    lastOn: date({ mode: 'string' }).notNull(),
    made: integer().notNull(),
    template: jsonb().$type<SeriesTemplate>().notNull(),
    hasEnded: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.userId)],
)

/** What a person did to tasks, from what to what, so that it can be taken back. */
export const taskChanges = pgTable(
  'task_changes',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    sentence: text().notNull(),
    steps: jsonb().$type<readonly TaskChangeStep[]>().notNull(),
    /** The version in force at that moment. Nothing points at it: old versions may be cleared away. */
    planVersionId: uuid(),
    at: timestamp({ withTimezone: true }).notNull(),
    undoneAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.userId, t.at)],
)
