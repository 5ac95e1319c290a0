import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { NotYet } from '../../ui/not-yet.tsx'
import { Page } from '../../ui/page.tsx'
import { PeopleView } from './people-view.tsx'
import { readReportSearch } from './report-search.ts'
import { ReportView } from './report-view.tsx'
import { RoomOfTeams } from './room-of-teams.tsx'
import { workspaceQuery } from './team-queries.ts'
import './teams.css'
import { WorkspaceActions } from './workspace-actions.tsx'

const lead = 'Goals are shared here, calendars are not.'

/** The workspace: where the time goes, whether there is room, and who is in it. */
export function TeamPage(): ReactElement {
  const query = useQuery(workspaceQuery)
  const { data: workspace } = query
  const { view } = readReportSearch(useSearch({ strict: false }))
  if (workspace === undefined)
    return (
      <Page title="Team" lead={lead}>
        <NotYet what="the team" queries={[query]} />
      </Page>
    )
  return (
    <Page title={workspace.name} lead={lead} actions={<WorkspaceActions workspace={workspace} />}>
      <Tabs members={workspace.members.length} isTime={view === undefined} />
      {view === undefined && <ReportView workspace={workspace} />}
      {view === 'room' && <RoomOfTeams key={workspace.id} />}
      {view === 'people' && <PeopleView key={workspace.id} workspace={workspace} />}
    </Page>
  )
}

const current = { className: 'is-active', 'aria-current': 'page' } as const
type TabsProps = { readonly members: number; readonly isTime: boolean }

/** Time keeps its mark however the report is narrowed. */
const Tabs = ({ members, isTime }: TabsProps): ReactElement => (
  <nav className="tabs" aria-label="Time, room and people">
    <Link to="/team" search={{}} activeOptions={{ exact: true }} activeProps={{}} {...(isTime && current)}>
      Time
    </Link>
    <Link to="/team" search={{ view: 'room' }} activeProps={current}>
      Room
    </Link>
    <Link to="/team" search={{ view: 'people' }} activeProps={current}>
      People <span className="tabs__count">{members}</span>
    </Link>
  </nav>
)
