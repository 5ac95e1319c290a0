import { and, asc, eq, gt, isNull, lt, lte, max, ne, or, sql } from 'drizzle-orm'
import type { CalendarAge, LastLook } from '#app/ports/unit-of-work.ts'
import type { Wake } from '#app/ports/repositories/person-repositories.ts'
import { toDate } from './repositories/moments.ts'
import { toWake } from './repositories/wakes/wake-row.ts'
import { calendars, connections } from './schema/calendars.ts'
import { users, wakes } from './schema/people.ts'
import type { Database } from './transaction.ts'

/** See `WakeRepository` for what makes a wake open. */
export async function listOpenWakes(
  db: Database,
  nowMs: number,
  attemptedBeforeMs: number,
  limit: number,
): Promise<readonly Wake[]> {
  // What failed again and again waits longer each time, up to a quarter of an hour.
  const waited = sql`${toDate(attemptedBeforeMs)}::timestamptz - make_interval(secs => least(power(2, ${wakes.failures}), 900) - 1)`
  const isLeftBehind = or(
    isNull(wakes.lastAttemptAt),
    lt(wakes.lastAttemptAt, waited),
    // A clock that was put back.
    gt(wakes.lastAttemptAt, toDate(nowMs)),
  )
  const rows = await db
    .select()
    .from(wakes)
    .where(or(lte(wakes.dueAt, toDate(nowMs)), and(gt(wakes.requested, wakes.done), isLeftBehind)))
    .orderBy(
      sql`${wakes.lastAttemptAt} asc nulls first`,
      asc(wakes.userId),
      asc(wakes.family),
      asc(wakes.subject),
    )
    .limit(limit)
  return rows.map(toWake)
}

/**
 * Calendars that can be read and were not, least recently attempted first: one that fails every time stands behind
 * the others, however old its last reading is.
 */
export async function listStaleCalendars(
  db: Database,
  { nowMs, seenSinceMs, pulledBeforeMs, dormantBeforeMs }: CalendarAge,
  limit: number,
): Promise<readonly { readonly userId: string; readonly calendarId: string }[]> {
  const pull = and(
    eq(wakes.userId, calendars.userId),
    eq(wakes.family, 'pull'),
    eq(wakes.subject, sql`${calendars.id}::text`),
  )
  const isStale = or(
    isNull(calendars.pulledAt),
    lt(calendars.pulledAt, toDate(dormantBeforeMs)),
    and(gt(users.lastSeenAt, toDate(seenSinceMs)), lt(calendars.pulledAt, toDate(pulledBeforeMs))),
    gt(calendars.pulledAt, toDate(nowMs)),
  )
  return db
    .select({ userId: calendars.userId, calendarId: calendars.id })
    .from(calendars)
    .innerJoin(connections, eq(connections.id, calendars.connectionId))
    .innerJoin(users, eq(users.id, calendars.userId))
    .leftJoin(wakes, pull)
    .where(and(ne(calendars.state, 'gone'), eq(connections.status, 'active'), isStale))
    .orderBy(
      sql`${wakes.lastAttemptAt} asc nulls first`,
      sql`${calendars.pulledAt} asc nulls first`,
      asc(calendars.id),
    )
    .limit(limit)
}

/** People who were not looked at for this since, least recently attempted first. A failing look waits its time (`listOpenWakes`). */
export async function listUnlooked(
  db: Database,
  subject: string,
  { nowMs, beforeMs }: LastLook,
  limit: number,
): Promise<readonly string[]> {
  const look = and(eq(wakes.userId, users.id), eq(wakes.family, 'settle'), eq(wakes.subject, subject))
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .leftJoin(wakes, look)
    .where(
      and(
        isNull(users.leftAt),
        or(
          isNull(wakes.lastAttemptAt),
          lt(wakes.lastAttemptAt, toDate(beforeMs)),
          gt(wakes.lastAttemptAt, toDate(nowMs)),
        ),
      ),
    )
    .orderBy(sql`${wakes.lastAttemptAt} asc nulls first`, asc(users.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** The settling itself has no subject; notices and housekeeping, which only look, have one. */
export async function lastSettledAtMs(db: Database): Promise<number | null> {
  const [row] = await db
    .select({ at: max(wakes.lastAttemptAt) })
    .from(wakes)
    .where(and(eq(wakes.family, 'settle'), eq(wakes.subject, '')))
  return row?.at?.getTime() ?? null
}
