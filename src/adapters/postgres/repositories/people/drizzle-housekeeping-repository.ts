import { type SQL, and, eq, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { HousekeepingRepository } from '#app/ports/repositories/housekeeping-repositories.ts'
import { auditEntries } from '../../schema/audit.ts'
import { listingPages } from '../../schema/calendars.ts'
import { keptMails, notifications, usedLinks } from '../../schema/notifications.ts'
import { weekRooms } from '../../schema/rooms.ts'
import { invitations } from '../../schema/teams.ts'
import { planVersions } from '../../schema/work.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

type Shelf = {
  readonly table: PgTable & { readonly userId: PgColumn }
  readonly isOld: (before: Date) => SQL | undefined
}

/** So many of the newest plans stay, however old: the one in force, and what undo may bring back. */
const NEWEST_PLANS = 20

const newestPlan = sql`(select max(newest.number) from ${planVersions} newest where newest.user_id = ${planVersions.userId})`

// By the clock of the database, too, which a clock set ahead does not move: it refuses to let younger ones go.
const isOpenToGo = sql`${auditEntries.at} < now() - interval '730 days'`

const shelves: Readonly<Record<Parameters<HousekeepingRepository['clear']>[0], Shelf>> = {
  'read-notices': {
    table: notifications,
    isOld: (before) => and(isNotNull(notifications.readAt), lt(notifications.at, before)),
  },
  notices: { table: notifications, isOld: (before) => lt(notifications.at, before) },
  'used-links': { table: usedLinks, isOld: (before) => lt(usedLinks.usedAt, before) },
  'kept-mails': { table: keptMails, isOld: (before) => lt(keptMails.at, before) },
  invitations: {
    table: invitations,
    isOld: (before) =>
      or(
        lt(invitations.usedAt, before),
        lt(invitations.revokedAt, before),
        lt(invitations.expiresAt, before),
      ),
  },
  'listing-pages': { table: listingPages, isOld: (before) => lt(listingPages.readAt, before) },
  'plan-versions': {
    table: planVersions,
    isOld: (before) =>
      and(lt(planVersions.createdAt, before), lt(planVersions.number, sql`${newestPlan} - ${NEWEST_PLANS}`)),
  },
  'week-rooms': { table: weekRooms, isOld: (before) => lt(weekRooms.notedAt, before) },
  'audit-trail': {
    table: auditEntries,
    isOld: (before) => and(lt(auditEntries.at, before), isOpenToGo),
  },
}

export function drizzleHousekeepingRepository({ db, userId }: Scope): HousekeepingRepository {
  return {
    clear: async (clutter, beforeMs) => {
      const { table, isOld } = shelves[clutter]
      const { rowCount } = await db
        .delete(table)
        .where(and(eq(table.userId, userId), isOld(toDate(beforeMs))))
      return rowCount ?? 0
    },
  }
}
