import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import type { PersonalCopy, TakeRows } from '#app/ports/personal-copy.ts'
import { auditEntries } from './schema/audit.ts'
import { calendars, connections, events, ownCalendars } from './schema/calendars.ts'
import * as goalHistory from './schema/goal-history.ts'
import * as goals from './schema/goals.ts'
import { kpiReadings, kpis } from './schema/kpis.ts'
import * as notices from './schema/notifications.ts'
import { hoursProfiles, users } from './schema/people.ts'
import { appliedRepairs } from './schema/repairs.ts'
import { weekRooms } from './schema/rooms.ts'
import { taskChanges, taskSeries } from './schema/task-changes.ts'
import { invitations, teamMembers, workspaceMembers, workspaces } from './schema/teams.ts'
import * as work from './schema/work.ts'
import { type Database, runTransaction } from './transaction.ts'

type Owned = PgTable & { readonly userId: PgColumn }

/** By the name that the document calls them. */
const sections: Readonly<Record<string, Owned>> = {
  hours: hoursProfiles,
  accounts: connections,
  calendars,
  ownCalendars,
  events,
  cycles: goals.cycles,
  objectives: goals.objectives,
  keyResults: goals.keyResults,
  milestones: goals.milestones,
  effortPlans: goals.effortPlans,
  checkIns: goals.checkIns,
  goalChanges: goalHistory.goalChanges,
  achievements: goalHistory.achievements,
  kpis,
  kpiReadings,
  habits: goals.habits,
  habitSkips: goals.habitSkips,
  habitPauses: goals.habitPauses,
  tasks: work.tasks,
  taskDependencies: work.taskDependencies,
  taskSeries,
  taskChanges,
  blocks: work.blocks,
  publishedEvents: work.publishedEvents,
  planVersions: work.planVersions,
  planBlocks: work.planBlocks,
  appliedRepairs,
  ledger: work.ledgerEntries,
  memberships: workspaceMembers,
  teamMemberships: teamMembers,
  invitations,
  weekRooms,
  notifications: notices.notifications,
  notificationDeliveries: notices.notificationDeliveries,
  notificationSettings: notices.notificationSettings,
  keptMails: notices.keptMails,
  auditTrail: auditEntries,
}

/** Keys to something, or what only a machine can read: no part of a copy for the person. */
const secrets: ReadonlySet<string> = new Set([
  'sealedRefreshToken',
  'sealedAccessToken',
  'sealedSlackUrl',
  'sealedSecret',
  'webhookDigest',
  'digest',
  'syncToken',
])

/** A plan version may be as large as a megabyte. */
const ROWS_AT_ONCE = 20

export const createPersonalCopy =
  (pool: Pool): PersonalCopy =>
  (userId, take) =>
    runTransaction(pool, { userId, isOneMoment: true }, async (db) => {
      const rowsOf = async (section: string, table: PgTable, column: PgColumn) =>
        copyRows(db, { table, column, userId }, (rows) => take(section, rows))
      await rowsOf('person', users, users.id)
      for (const [section, table] of Object.entries(sections)) await rowsOf(section, table, table.userId)
      await take('workspaces', await workspacesOf(db, userId))
    })

type Part = { readonly table: PgTable; readonly column: PgColumn; readonly userId: string }

/** Where each row lies is asked first: as of one moment they all stay there. */
async function copyRows(
  db: Database,
  { table, column, userId }: Part,
  take: (rows: Parameters<TakeRows>[1]) => Promise<void>,
): Promise<void> {
  const isTheirs = eq(column, userId)
  const places = await db
    .select({ place: sql<string>`ctid` })
    .from(table)
    .where(isTheirs)
  for (let from = 0; from === 0 || from < places.length; from += ROWS_AT_ONCE) {
    const some = places.slice(from, from + ROWS_AT_ONCE).map(({ place }) => sql`${place}::tid`)
    const isHere = some.length === 0 ? sql`false` : sql`ctid in ${some}`
    await take(await db.select(openColumns(table)).from(table).where(and(isTheirs, isHere)))
  }
}

const workspacesOf = (db: Database, userId: string) =>
  db
    .select({ id: workspaces.id, name: workspaces.name, timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(
      inArray(
        workspaces.id,
        db
          .select({ id: workspaceMembers.workspaceId })
          .from(workspaceMembers)
          .where(eq(workspaceMembers.userId, userId)),
      ),
    )

const openColumns = (table: PgTable) =>
  Object.fromEntries(Object.entries(getTableColumns(table)).filter(([name]) => !secrets.has(name)))
