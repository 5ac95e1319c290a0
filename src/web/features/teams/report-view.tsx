import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import type { WorkspaceView } from '#contracts/http/team-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { dateOf } from '../../format/zoned-time.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Legend } from '../../ui/legend.tsx'
import { Loading } from '../../ui/splash.tsx'
import { sharedObjectivesQuery } from '../goals/goal-queries.ts'
import { objectivesQuery } from '../../api/queries.ts'
import { Icon } from '../../ui/icon.tsx'
import { OtherWork } from './other-work.tsx'
import { ReportFilters } from './report-filters.tsx'
import { ReportRows } from './report-rows.tsx'
import { csvUrl, readReportSearch, type ReportSearch, reportQueryOf, without } from './report-search.ts'
import { weekLayers, weekOf, weekSums } from './report-sums.ts'
import { reportQuery } from './team-queries.ts'
import { WeekChart } from './week-chart.tsx'
import { WeekTable } from './week-table.tsx'

const weekParts = [
  ['done', 'Done'],
  ['unconfirmed', 'To confirm'],
  ['planned', 'Planned'],
  ['plan', 'Effort plan'],
] as const

/** Time for shared objectives: a picture first, then the rows, and all of it to take along. */
export function ReportView({ workspace }: { readonly workspace: WorkspaceView }): ReactElement {
  const signedIn = useSignedIn()
  const search = readReportSearch(useSearch({ strict: false }))
  const today = dateOf(serverNow(signedIn), workspace.timeZone)
  const asked = reportQueryOf(search, today, signedIn.person.id)
  const objective = useObjective(search.objective)
  const { data: report, error, refetch } = useQuery(reportQuery(asked))
  return (
    <section className="card report" aria-label="Time report">
      <ReportFilters search={search} workspace={workspace} csv={csvUrl(asked)} />
      <Narrowed search={search} workspace={workspace} objectiveTitle={objective?.title} />
      {report === undefined && error === null && <Loading what="the hours" />}
      {report === undefined && error !== null && (
        <Failure
          title="The report could not be loaded"
          text={messageOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {report !== undefined && (
        <Report report={report} search={search} today={today} colorId={objective?.colorId ?? null} />
      )}
    </section>
  )
}

type ReportProps = {
  readonly report: TimeReportView
  readonly search: ReportSearch
  readonly today: string
  readonly colorId: string | null
}

function Report({ report, search, today, colorId }: ReportProps): ReactElement {
  if (report.rows.length + report.other.length === 0)
    return (
      <Empty
        icon="team"
        title="No hours yet"
        text="Hours that are done, planned or to be confirmed for shared objectives stand here, week by week."
      />
    )
  const sums = weekSums(report)
  return (
    <>
      {report.rows.length > 0 && (
        <>
          <Legend entries={weekParts} />
          <WeekChart
            sums={sums}
            layers={weekLayers(report, sums, colorId)}
            currentWeek={weekOf(report.weeks, today)}
          />
          <WeekTable sums={sums} />
          <ReportRows report={report} search={search} colorId={colorId} />
        </>
      )}
      <OtherWork other={report.other} />
    </>
  )
}

/** The one that was gone into, own or shared. */
function useObjective(id: string | undefined) {
  const { data: own = [] } = useQuery(objectivesQuery(undefined))
  const { data: shared = [] } = useQuery(sharedObjectivesQuery)
  return [...own, ...shared].find((one) => one.id === id)
}

type NarrowedProps = {
  readonly search: ReportSearch
  readonly workspace: WorkspaceView
  readonly objectiveTitle: string | undefined
}

/** Where one has gone into, each with a way back out. */
function Narrowed({ search, workspace, objectiveTitle }: NarrowedProps): ReactElement | null {
  const { objective, member } = search
  if (objective === undefined && member === undefined) return null
  const person = workspace.members.find(({ userId }) => userId === member)
  return (
    <ul className="narrowed" aria-label="Only">
      {objective !== undefined && (
        <li>
          <Out
            search={{ ...without(search, 'objective'), by: 'objective' }}
            name={objectiveTitle ?? 'One objective'}
          />
        </li>
      )}
      {member !== undefined && (
        <li>
          <Out
            search={{ ...without(search, 'member'), by: 'member' }}
            name={person === undefined ? 'A former member' : nameOf(person)}
          />
        </li>
      )}
    </ul>
  )
}

const nameOf = ({ name, email }: WorkspaceView['members'][number]): string => (name === '' ? email : name)

const Out = ({ search, name }: { readonly search: ReportSearch; readonly name: string }): ReactElement => (
  <Link to="/team" search={search} resetScroll={false} aria-label={`Not only “${name}”`}>
    {name} <Icon name="close" size={13} />
  </Link>
)
