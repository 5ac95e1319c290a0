import type { Repositories } from '#app/ports/unit-of-work.ts'
import { ids, NOW_MS } from './store.ts'

/** A workspace with a team, and an invitation that is open. */
export async function furnishWorkspace(
  { workspaces, teams, invitations, rooms }: Repositories,
  userId: string,
) {
  const workspace = { id: ids.next(), name: 'Acme', timeZone: 'Europe/Berlin' }
  const team = { id: ids.next(), name: 'Core' }
  const invitation = {
    id: ids.next(),
    workspaceId: workspace.id,
    email: null,
    role: 'member' as const,
    createdAtMs: NOW_MS,
    expiresAtMs: NOW_MS + 1,
    usedAtMs: null,
    revokedAtMs: null,
    mailedAtMs: null,
    mailDueAtMs: null,
    mailError: null,
  }
  await workspaces.found(workspace, ids.next(), NOW_MS)
  await teams.add(workspace.id, team, NOW_MS)
  await teams.addMember(workspace.id, team.id, { id: ids.next(), userId }, NOW_MS)
  await invitations.add(invitation, `digest of ${invitation.id}`)
  const weeks = [{ needMinutes: 60, freeMinutes: 90 }]
  await rooms.note({
    id: ids.next(),
    notedAtMs: NOW_MS,
    quarterFromMs: NOW_MS,
    firstWeek: '2026-03-23',
    weeks,
  })
  return { workspace, team, invitation }
}
