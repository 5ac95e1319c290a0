import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { WorkspaceView } from '#contracts/http/team-routes.ts'
import { plural } from '../../format/duration.ts'
import { InvitationList } from './invitation-list.tsx'
import { InviteForm } from './invite-form.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { MemberList } from './member-list.tsx'
import { TeamList } from './team-list.tsx'

/** Who shares goals here, how others come in, and how one goes. */
export function PeopleView({ workspace }: { readonly workspace: WorkspaceView }): ReactElement {
  const [isLeaving, setLeaving] = useState(false)
  const { members, mayAdminister, name } = workspace
  return (
    <div className="people-view">
      <section aria-labelledby="members">
        <header className="people__head">
          <h2 id="members">{plural(members.length, 'member')}</h2>
        </header>
        <MemberList workspace={workspace} />
      </section>
      {mayAdminister && (
        <section aria-labelledby="invite">
          <header className="people__head">
            <h2 id="invite">Invite</h2>
          </header>
          <InviteForm workspaceName={name} />
          <InvitationList />
        </section>
      )}
      <TeamList workspace={workspace} />
      {members.length > 1 && (
        <footer className="people__foot">
          <Button variant="subtle" color="red" onClick={() => setLeaving(true)}>
            Leave “{name}”…
          </Button>
        </footer>
      )}
      {isLeaving && <LeaveDialog workspace={workspace} onClose={() => setLeaving(false)} />}
    </div>
  )
}
