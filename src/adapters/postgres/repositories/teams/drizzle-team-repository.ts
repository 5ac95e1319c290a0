import { and, eq, isNull } from 'drizzle-orm'
import type { TeamRepository } from '#app/ports/repositories/team-repositories.ts'
import { teamMembers, teams } from '../../schema/teams.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleTeamRepository(scope: Scope): TeamRepository {
  const { db, userId } = scope
  return {
    list: (workspaceId) => listTeams(scope, workspaceId),
    add: async (workspaceId, { id, name }, atMs) => {
      await db.insert(teams).values({ id, workspaceId, userId, name, createdAt: toDate(atMs) })
    },
    rename: async (teamId, name) => {
      await db.update(teams).set({ name }).where(eq(teams.id, teamId))
    },
    archive: async (teamId, atMs) => {
      await db
        .update(teams)
        .set({ archivedAt: toDate(atMs) })
        .where(eq(teams.id, teamId))
    },
    addMember: async (workspaceId, teamId, member, atMs) => {
      await db
        .insert(teamMembers)
        .values({ ...member, workspaceId, teamId, joinedAt: toDate(atMs) })
        .onConflictDoNothing()
    },
    removeMember: async (teamId, member, atMs) => {
      await db
        .update(teamMembers)
        .set({ leftAt: toDate(atMs) })
        .where(
          and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, member), isNull(teamMembers.leftAt)),
        )
    },
  }
}

async function listTeams({ db }: Scope, workspaceId: string) {
  const all = await db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.workspaceId, workspaceId), isNull(teams.archivedAt)))
    .orderBy(teams.createdAt, teams.id)
  const members = await db
    .select({ teamId: teamMembers.teamId, userId: teamMembers.userId })
    .from(teamMembers)
    .where(and(eq(teamMembers.workspaceId, workspaceId), isNull(teamMembers.leftAt)))
    .orderBy(teamMembers.joinedAt, teamMembers.userId)
  const byTeam = Map.groupBy(members, ({ teamId }) => teamId)
  return all.map((team) => ({ ...team, memberIds: (byTeam.get(team.id) ?? []).map((one) => one.userId) }))
}
