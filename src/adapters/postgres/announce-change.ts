import { sql } from 'drizzle-orm'
import type { Change } from '#app/ports/change-feed.ts'
import type { Database } from './transaction.ts'

export const CHANGES_CHANNEL = 'timewright_changes'

/** Postgres delivers it on commit, and twins of one transaction once. */
export async function announceChange(db: Database, { userId, topic }: Change): Promise<void> {
  await db.execute(sql`select pg_notify(${CHANGES_CHANNEL}, ${JSON.stringify({ userId, topic })})`)
}
