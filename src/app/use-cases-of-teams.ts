import type { EditDependencies } from './edit/dependencies.ts'
import { createInvitationEdits } from './edit/teams/invitations.ts'
import type { MailInvitationDependencies } from './edit/teams/mail-invitation.ts'
import { createSetOwnerTeam } from './edit/teams/goal-team.ts'
import { createTeamEdits } from './edit/teams/teams.ts'
import { createWorkspaceEdits } from './edit/teams/workspaces.ts'
import type { Secrets } from './ports/secrets.ts'
import { createSharedGoals } from './read/goals/read-shared-goals.ts'
import { createReadTeamCapacity } from './read/teams/read-team-capacity.ts'
import { createReadTimeReport } from './read/teams/read-time-report.ts'
import { createReadWorkspace } from './read/teams/read-workspace.ts'

type Dependencies = EditDependencies & MailInvitationDependencies & { readonly secrets: Secrets }

/** Working with others. */
export function teamUseCases(dependencies: Dependencies) {
  return {
    ...createReadWorkspace(dependencies),
    ...createSharedGoals(dependencies),
    setOwnerTeam: createSetOwnerTeam(dependencies),
    readTimeReport: createReadTimeReport(dependencies),
    readTeamCapacity: createReadTeamCapacity(dependencies),
    ...createWorkspaceEdits(dependencies),
    ...createTeamEdits(dependencies),
    ...createInvitationEdits(dependencies),
  }
}
