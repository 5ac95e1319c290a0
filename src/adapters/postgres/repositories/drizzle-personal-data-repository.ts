import { eq, getTableColumns, inArray } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { PersonalDataRepository, PersonalRow } from '#app/ports/repositories/departure-repositories.ts'
import { auditEntries } from '../schema/audit.ts'
import { calendars, connections, events, ownCalendars } from '../schema/calendars.ts'
import * as goalHistory from '../schema/goal-history.ts'
import * as goals from '../schema/goals.ts'
import { kpiReadings, kpis } from '../schema/kpis.ts'
import * as notices from '../schema/notifications.ts'
import { hoursProfiles, users } from '../schema/people.ts'
import { appliedRepairs } from '../schema/repairs.ts'
import { taskChanges, taskSeries } from '../schema/task-changes.ts'
import { invitations, teamMembers, workspaceMembers, workspaces } from '../schema/teams.ts'
import * as work from '../schema/work.ts'
import type { Scope } from './scope.ts'

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
  'webhookDigest',
  'digest',
  'syncToken',
])

export function drizzlePersonalDataRepository({ db, userId }: Scope): PersonalDataRepository {
  const rowsOf = (table: PgTable, column: PgColumn): Promise<PersonalRow[]> =>
    db.select(openColumns(table)).from(table).where(eq(column, userId))
  return {
    read: async () => {
      const found: Record<string, readonly PersonalRow[]> = { person: await rowsOf(users, users.id) }
      for (const [name, table] of Object.entries(sections)) found[name] = await rowsOf(table, table.userId)
      const ids = (found['memberships'] ?? []).map((one) => String(one['workspaceId']))
      found['workspaces'] = await db
        .select({ id: workspaces.id, name: workspaces.name, timeZone: workspaces.timeZone })
        .from(workspaces)
        .where(inArray(workspaces.id, ids))
      return found
    },
  }
}

const openColumns = (table: PgTable) =>
  Object.fromEntries(Object.entries(getTableColumns(table)).filter(([name]) => !secrets.has(name)))
