import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { WorkspaceView } from '#contracts/http/team-routes.ts'
import { type ReportSearch, rowKinds, type Span, spans, without } from './report-search.ts'

const spanLabels: Readonly<Record<Span, string>> = {
  '8': 'Last 8 weeks',
  '13': 'Last 13 weeks',
  '26': 'Last 26 weeks',
  next: 'This and the next 4 weeks',
}

type ReportFiltersProps = {
  readonly search: ReportSearch
  readonly workspace: WorkspaceView
  readonly csv: string
}

/** Whose time, of which weeks, in which rows; and the same as a table to take along. */
export function ReportFilters({ search, workspace, csv }: ReportFiltersProps): ReactElement {
  const navigate = useNavigate()
  const show = (next: ReportSearch): void => void navigate({ to: '/team', search: next, resetScroll: false })
  return (
    <div className="report-filters">
      <SegmentedControl
        aria-label="Rows of the report"
        data={rowKinds.map((value) => ({ value, label: `By ${value}` }))}
        value={search.by ?? 'objective'}
        onChange={(by) => show({ ...search, by })}
      />
      <NativeSelect
        aria-label="Whose time"
        data={[
          { value: '', label: 'Everybody' },
          { value: 'mine', label: 'Mine' },
          ...workspace.teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={search.of ?? ''}
        onChange={({ currentTarget: { value } }) =>
          show({ ...without(search, 'of', 'member'), ...(value !== '' && { of: value }) })
        }
      />
      <NativeSelect
        aria-label="Weeks"
        data={spans.map((value) => ({ value, label: spanLabels[value] }))}
        value={search.span ?? '8'}
        onChange={({ currentTarget }) =>
          show({ ...search, span: spans.find((one) => one === currentTarget.value) ?? '8' })
        }
      />
      <a className="report-filters__csv" href={csv} download>
        Download CSV
      </a>
    </div>
  )
}
