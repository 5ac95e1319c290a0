import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { InvitationRepository } from '#app/ports/repositories/team-repositories.ts'
import { StorageError } from '#app/ports/storage-error.ts'
import type { Invitation } from '#core/teams/invitation.ts'
import { claimAgain } from '../../claim.ts'
import { invitations, workspaceMembers, workspaces } from '../../schema/teams.ts'
import { mapRow } from '../map-row.ts'
import { toDate, toMs, toMsOrNull } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleInvitationRepository(scope: Scope): InvitationRepository {
  const { db, userId } = scope
  return {
    add: async ({ id, workspaceId, email, role, createdAtMs, expiresAtMs }, digest) => {
      const row = { id, workspaceId, email, role, userId, digest }
      await db
        .insert(invitations)
        .values({ ...row, createdAt: toDate(createdAtMs), expiresAt: toDate(expiresAtMs) })
    },
    list: async (workspaceId) => {
      const rows = await db
        .select()
        .from(invitations)
        .where(eq(invitations.workspaceId, workspaceId))
        .orderBy(desc(invitations.createdAt), invitations.id)
      return rows.map(toInvitation)
    },
    revoke: async (id, atMs) => {
      await db
        .update(invitations)
        .set({ revokedAt: toDate(atMs) })
        .where(and(eq(invitations.id, id), isNull(invitations.revokedAt)))
    },
    ...mailMethods(scope),
    ...waitingMailMethods(scope),
    ...bearerMethods(scope),
  }
}

const NO_MAIL = { sealedSecret: null, mailDueAt: null, mailFailures: 0, mailError: null }

function mailMethods({ db, userId }: Scope): Pick<InvitationRepository, 'renew' | 'noteMail' | 'countMails'> {
  return {
    renew: async (id, digest, expiresAtMs) => {
      await db
        .update(invitations)
        .set({ digest, expiresAt: toDate(expiresAtMs), ...NO_MAIL })
        .where(eq(invitations.id, id))
    },
    noteMail: async (id, atMs) => {
      await db
        .update(invitations)
        .set({ mails: sql`${invitations.mails} + 1`, mailedAt: toDate(atMs), ...NO_MAIL })
        .where(eq(invitations.id, id))
    },
    countMails: async (sinceMs) => {
      const [row] = await db
        .select({ many: sql<number>`coalesce(sum(${invitations.mails}), 0)::int` })
        .from(invitations)
        .where(and(eq(invitations.userId, userId), gt(invitations.mailedAt, toDate(sinceMs))))
      return row?.many ?? 0
    },
  }
}

type WaitingMethods = 'queueMail' | 'noteMailFailure' | 'listWaitingMails'

function waitingMailMethods({ db, userId }: Scope): Pick<InvitationRepository, WaitingMethods> {
  return {
    queueMail: async (id, { sealedSecret, dueAtMs }) => {
      await db
        .update(invitations)
        .set({ ...NO_MAIL, sealedSecret, mailDueAt: toDate(dueAtMs) })
        .where(eq(invitations.id, id))
    },
    noteMailFailure: async (id, { dueAtMs, error }) => {
      await db
        .update(invitations)
        .set({
          mailDueAt: dueAtMs === null ? null : toDate(dueAtMs),
          mailFailures: sql`${invitations.mailFailures} + 1`,
          mailError: error,
          ...(dueAtMs === null && { sealedSecret: null }),
        })
        .where(eq(invitations.id, id))
    },
    listWaitingMails: async () => {
      const rows = await db
        .select({ invitation: invitations, workspace: workspaces })
        .from(invitations)
        .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
        .where(and(eq(invitations.userId, userId), isNotNull(invitations.mailDueAt)))
        .orderBy(invitations.mailDueAt, invitations.id)
      return rows.map(({ invitation, workspace }) => ({
        invitation: toInvitation(invitation),
        workspace,
        sealedSecret: invitation.sealedSecret ?? '',
        failures: invitation.mailFailures,
      }))
    },
  }
}

/** The digest opens the door to this one invitation, for the length of a question. */
async function atDoor<T>({ db, userId }: Scope, digest: string, work: () => Promise<T>): Promise<T> {
  await db.execute(
    sql`select set_config('app.door', 'invitation', true), set_config('app.door_key', ${digest}, true)`,
  )
  const answer = await work()
  await claimAgain(db, { userId })
  return answer
}

function bearerMethods(scope: Scope): Pick<InvitationRepository, 'find' | 'join' | 'markUsed'> {
  const { db, userId } = scope
  return {
    find: (digest) =>
      atDoor(scope, digest, async () => {
        const [row] = await db
          .select({ invitation: invitations, workspaceName: workspaces.name })
          .from(invitations)
          .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
          .where(eq(invitations.digest, digest))
        return mapRow(row, (found) => ({
          ...toInvitation(found.invitation),
          workspaceName: found.workspaceName,
        }))
      }),
    join: (digest, { workspaceId, role }, memberId, atMs) =>
      atDoor(scope, digest, async () => {
        await db
          .insert(workspaceMembers)
          .values({ id: memberId, workspaceId, userId, role, joinedAt: toDate(atMs) })
      }),
    markUsed: (digest, atMs) =>
      atDoor(scope, digest, async () => {
        const used = await db
          .update(invitations)
          .set({ usedAt: toDate(atMs) })
          .where(and(eq(invitations.digest, digest), isNull(invitations.usedAt)))
          .returning({ id: invitations.id })
        if (used.length === 0) throw new StorageError('duplicate', 'The invitation has been used meanwhile.')
      }),
  }
}

const toInvitation = (row: typeof invitations.$inferSelect): Invitation => ({
  id: row.id,
  workspaceId: row.workspaceId,
  email: row.email,
  role: row.role === 'owner' ? 'member' : row.role,
  createdAtMs: toMs(row.createdAt),
  expiresAtMs: toMs(row.expiresAt),
  usedAtMs: toMsOrNull(row.usedAt),
  revokedAtMs: toMsOrNull(row.revokedAt),
  mailedAtMs: toMsOrNull(row.mailedAt),
  mailDueAtMs: toMsOrNull(row.mailDueAt),
  mailError: row.mailError,
})
