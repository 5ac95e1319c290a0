import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'

/** Single facts about this installation, such as the offset of the demo clock. */
export const facts = pgTable('facts', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
})
