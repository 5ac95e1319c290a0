import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Member, WorkspaceRepository } from '#app/ports/repositories/team-repositories.ts'
import type { Role } from '#core/teams/role.ts'
import { users } from '../../schema/people.ts'
import { teamMembers, workspaceMembers, workspaces } from '../../schema/teams.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleWorkspaceRepository(scope: Scope): WorkspaceRepository {
  const { db, userId } = scope
  const choose = async (workspaceId: string): Promise<void> => {
    await db.update(users).set({ currentWorkspaceId: workspaceId }).where(eq(users.id, userId))
  }
  return {
    list: () => listMine(scope),
    found: async (workspace, memberId, atMs) => {
      const at = toDate(atMs)
      await db.insert(workspaces).values({ ...workspace, userId, createdAt: at })
      await db
        .insert(workspaceMembers)
        .values({ id: memberId, workspaceId: workspace.id, userId, role: 'owner', joinedAt: at })
      await choose(workspace.id)
    },
    choose,
    change: async (workspaceId, to) => {
      await db.update(workspaces).set(to).where(eq(workspaces.id, workspaceId))
    },
    ...memberMethods(scope),
    handOver: async (workspaceId, giver, taker, atMs) => {
      const { rows } = await db.execute<{ many: number }>(
        sql`select hand_over_goals(${workspaceId}, ${giver}, ${taker}, ${toDate(atMs).toISOString()}) as many`,
      )
      return rows[0]?.many ?? 0
    },
  }
}

type MemberMethods = Pick<WorkspaceRepository, 'people' | 'lock' | 'setRole' | 'end'>

const standing = (workspaceId: string, userId: string) =>
  and(
    eq(workspaceMembers.workspaceId, workspaceId),
    eq(workspaceMembers.userId, userId),
    isNull(workspaceMembers.leftAt),
  )

function memberMethods({ db }: Scope): MemberMethods {
  return {
    people: async (workspaceId) => {
      const { rows } = await db.execute<PersonRow>(
        sql`select * from colleagues_in(${workspaceId}) order by joined_at, user_id`,
      )
      return rows.map(toMember)
    },
    lock: async (workspaceId) => {
      await db
        .select({ id: workspaces.id })
        .from(workspaces)
        .where(eq(workspaces.id, workspaceId))
        .for('no key update')
    },
    setRole: async (workspaceId, userId, role) => {
      await db.update(workspaceMembers).set({ role }).where(standing(workspaceId, userId))
    },
    end: async (workspaceId, userId, atMs) => {
      const leftAt = toDate(atMs)
      await db
        .update(teamMembers)
        .set({ leftAt })
        .where(
          and(
            eq(teamMembers.workspaceId, workspaceId),
            eq(teamMembers.userId, userId),
            isNull(teamMembers.leftAt),
          ),
        )
      await db.update(workspaceMembers).set({ leftAt }).where(standing(workspaceId, userId))
    },
  }
}

type PersonRow = {
  readonly user_id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly joined_at: string
  readonly left_at: string | null
}

const toMember = (row: PersonRow): Member => ({
  userId: row.user_id,
  name: row.name,
  email: row.email,
  role: row.role,
  joinedAtMs: Date.parse(row.joined_at),
  leftAtMs: row.left_at === null ? null : Date.parse(row.left_at),
})

async function listMine({ db, userId }: Scope) {
  const rows = await db
    .select({
      id: workspaces.id,
      name: workspaces.name,
      timeZone: workspaces.timeZone,
      role: workspaceMembers.role,
      chosen: sql<boolean>`${workspaces.id} = (select current_workspace_id from users where id = ${userId})`,
    })
    .from(workspaceMembers)
    .innerJoin(workspaces, eq(workspaces.id, workspaceMembers.workspaceId))
    .where(and(eq(workspaceMembers.userId, userId), isNull(workspaceMembers.leftAt)))
    .orderBy(workspaceMembers.joinedAt, workspaces.id)
  // One that was left cannot be chosen any more; the oldest takes its place.
  const current = rows.find(({ chosen }) => chosen) ?? rows[0]
  return rows.map(({ chosen: _, ...row }) => ({ ...row, isCurrent: row.id === current?.id }))
}
