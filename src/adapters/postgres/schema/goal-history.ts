import { index, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { owner } from './people.ts'

/** History of goals, append-only. It outlives its subjects, so nothing here points at them. */
export const goalChanges = pgTable(
  'goal_changes',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    at: timestamp({ withTimezone: true }).notNull(),
    byUserId: uuid().notNull(),
    subject: text({
      enum: ['cycle', 'objective', 'key-result', 'milestone', 'effort-plan', 'kpi'],
    }).notNull(),
    subjectId: uuid().notNull(),
    objectiveId: uuid(),
    title: text().notNull(),
    verb: text({ enum: ['created', 'changed', 'removed'] }).notNull(),
    field: text(),
    before: jsonb(),
    after: jsonb(),
  },
  (t) => [index().on(t.userId, t.at), index().on(t.objectiveId, t.at)],
)

export const achievements = pgTable(
  'achievements',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    kind: text({ enum: ['key-result-reached', 'cycle-reached', 'streak'] }).notNull(),
    subjectId: uuid().notNull(),
    step: text().notNull(),
    title: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [unique().on(t.userId, t.kind, t.subjectId, t.step)],
)
