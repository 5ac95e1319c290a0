import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { leaveWorkspace, switchWorkspace } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { InviteForm } from './invite-form.tsx'
import { MemberList } from './member-list.tsx'
import { workspaceQuery, workspacesQuery } from './team-queries.ts'
import { TimeReport } from './time-report.tsx'

/** The workspace: who is in it, how others come in, and where the time goes. */
export function TeamPage(): ReactElement {
  const { data: workspace } = useQuery(workspaceQuery)
  const { data: all } = useQuery(workspacesQuery)
  const leave = useAct(leaveWorkspace, { topics: ['goals'], done: 'You have left.' })
  const change = useAct(switchWorkspace, { topics: ['goals'] })
  if (workspace === undefined) return <Loading what="the team" />
  return (
    <Page
      title="Team"
      lead={`Workspace “${workspace.name}”: goals are shared here, calendars are not.`}
      actions={
        <>
          {all !== undefined && all.items.length > 1 && (
            <Select
              aria-label="Workspace"
              data={all.items.map(({ id, name }) => ({ value: id, label: name }))}
              value={workspace.id}
              allowDeselect={false}
              onChange={(id) => {
                if (id !== null) change.mutate({ params: { id } })
              }}
            />
          )}
          {workspace.members.length > 1 && (
            <ConfirmButton
              label="Leave"
              question="Leave, and hand your goals over?"
              isPending={leave.isPending}
              onConfirm={() => leave.mutate({ body: {} })}
            />
          )}
        </>
      }
    >
      <h2>Members</h2>
      <MemberList workspace={workspace} />
      {workspace.mayAdminister && <InviteForm />}
      <h2>Time</h2>
      <TimeReport />
    </Page>
  )
}
