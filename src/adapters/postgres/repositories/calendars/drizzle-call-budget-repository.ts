import { type SQL, and, eq, sql } from 'drizzle-orm'
import type { CallBudgetRepository, CallBudgetRow } from '#app/ports/repositories/calendar-repositories.ts'
import { callBudgets, connections } from '../../schema/calendars.ts'
import { mapRow } from '../map-row.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleCallBudgetRepository(scope: Scope): CallBudgetRepository {
  const { db, userId } = scope
  const one = (connectionId: string, subject: string): SQL | undefined =>
    and(
      eq(callBudgets.userId, userId),
      eq(callBudgets.connectionId, connectionId),
      eq(callBudgets.subject, subject),
    )
  return {
    find: async (connectionId, subject) => {
      const [row] = await db.select().from(callBudgets).where(one(connectionId, subject))
      return mapRow(row, toBudget)
    },
    hold: async (fresh) => {
      const { connectionId, subject } = fresh
      const held = async () =>
        (await db.select().from(callBudgets).where(one(connectionId, subject)).for('update'))[0]
      const standing = await held()
      if (standing !== undefined) return toBudget(standing)
      await requireOwned(scope, 'spend requests', [['connection', connections, connectionId]])
      await db
        .insert(callBudgets)
        .values({ ...fromBudget(fresh), connectionId, subject, userId })
        .onConflictDoNothing()
      return mapRow(await held(), toBudget) ?? fresh
    },
    save: async (row) => {
      await db.update(callBudgets).set(fromBudget(row)).where(one(row.connectionId, row.subject))
    },
    now: async () => {
      const { rows } = await db.execute<{ ms: number }>(
        sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
      )
      return rows[0]?.ms ?? scope.now()
    },
  }
}

const toBudget = (row: typeof callBudgets.$inferSelect): CallBudgetRow => ({
  connectionId: row.connectionId,
  subject: row.subject,
  tokens: row.tokens,
  filledAtMs: toMs(row.filledAt),
  pausedUntilMs: toMsOrNull(row.pausedUntil),
  writesPausedUntilMs: toMsOrNull(row.writesPausedUntil),
  refusals: row.refusals,
  createsOn: row.createsOn,
  creates: row.creates,
})

const fromBudget = (row: CallBudgetRow) => ({
  tokens: row.tokens,
  filledAt: toDate(row.filledAtMs),
  pausedUntil: toDateOrNull(row.pausedUntilMs),
  writesPausedUntil: toDateOrNull(row.writesPausedUntilMs),
  refusals: row.refusals,
  createsOn: row.createsOn,
  creates: row.creates,
})
