import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { WorkspaceView } from '#contracts/http/team-routes.ts'
import { Icon } from '../../ui/icon.tsx'
import { TeamCard } from './team-card.tsx'
import { NewTeamDialog } from './workspace-dialogs.tsx'

/** Teams of the workspace: who owns goals together, and has a line in reports. */
export function TeamList({ workspace }: { readonly workspace: WorkspaceView }): ReactElement {
  const { teams, mayAdminister } = workspace
  const [isNaming, setNaming] = useState(false)
  return (
    <section aria-labelledby="teams">
      <header className="people__head">
        <h2 id="teams">Teams</h2>
        {mayAdminister && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setNaming(true)}
          >
            Team
          </Button>
        )}
      </header>
      {teams.length === 0 ? (
        <p className="people__none">
          No teams yet. A team can own objectives, and reports tell its hours together.
        </p>
      ) : (
        <ul className="list people" aria-label="Teams">
          {teams.map((team) => (
            <TeamCard key={team.id} team={team} workspace={workspace} />
          ))}
        </ul>
      )}
      {isNaming && <NewTeamDialog onClose={() => setNaming(false)} />}
    </section>
  )
}
