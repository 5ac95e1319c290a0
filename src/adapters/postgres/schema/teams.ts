import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { users } from './people.ts'

const roles = ['owner', 'admin', 'member', 'viewer'] as const
const moment = () => timestamp({ withTimezone: true })
const workspace = () =>
  uuid()
    .notNull()
    .references(() => workspaces.id, { onDelete: 'cascade' })
const person = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** `userId` is who made it; null once they have left. Weeks of its reports begin on Monday in its time zone. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: uuid().primaryKey(),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    name: text().notNull(),
    timeZone: text().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [index().on(t.userId)],
)

/** One row for each time that a person was in: reports of the past stay what they were. */
export const workspaceMembers = pgTable(
  'workspace_members',
  {
    id: uuid().primaryKey(),
    workspaceId: workspace(),
    userId: person(),
    role: text({ enum: roles }).notNull().default('member'),
    joinedAt: moment().notNull(),
    leftAt: moment(),
  },
  (t) => [
    index().on(t.workspaceId),
    index().on(t.userId),
    uniqueIndex('workspace_members_once')
      .on(t.workspaceId, t.userId)
      .where(sql`${t.leftAt} is null`),
    check('workspace_members_role', sql`${t.role} in ('owner', 'admin', 'member', 'viewer')`),
  ],
)

export const teams = pgTable(
  'teams',
  {
    id: uuid().primaryKey(),
    workspaceId: workspace(),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    name: text().notNull(),
    createdAt: moment().notNull(),
    /** Never removed: what it did stays in reports. */
    archivedAt: moment(),
  },
  (t) => [index().on(t.workspaceId), index().on(t.userId)],
)

export const teamMembers = pgTable(
  'team_members',
  {
    id: uuid().primaryKey(),
    workspaceId: workspace(),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    userId: person(),
    joinedAt: moment().notNull(),
    leftAt: moment(),
  },
  (t) => [
    index().on(t.workspaceId),
    index().on(t.userId),
    uniqueIndex('team_members_once')
      .on(t.teamId, t.userId)
      .where(sql`${t.leftAt} is null`),
  ],
)

/** `userId` is who invites. Of the secret only a digest is kept; one with an address is good for one person. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    workspaceId: workspace(),
    userId: person(),
    email: text(),
    role: text({ enum: roles }).notNull().default('member'),
    digest: text().notNull().unique(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    revokedAt: moment(),
    /** How often its link was sent by mail, and when last. */
    mails: integer().notNull().default(0),
    mailedAt: moment(),
    /** While a mail waits to be sent (again): its secret, when it is tried next, how often it failed and why. */
    sealedSecret: text(),
    mailDueAt: moment(),
    mailFailures: integer().notNull().default(0),
    mailError: text(),
  },
  (t) => [
    index().on(t.workspaceId),
    index().on(t.userId),
    check('invitations_role', sql`${t.role} in ('admin', 'member', 'viewer')`),
  ],
)
