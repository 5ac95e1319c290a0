import { Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { formatMinutes } from '../../format/duration.ts'
import { type By, into, type ReportSearch } from './report-search.ts'
import { trendText } from './report-words.ts'
import { highestWeek, RowWeeks } from './row-weeks.tsx'
import { tintsOf } from './report-sums.ts'
import { plainTint, tintOf } from './tint.ts'

const titles: Readonly<Record<By, string>> = { objective: 'Objective', member: 'Member', team: 'Team' }

type ReportRowsProps = {
  readonly report: TimeReportView
  readonly search: ReportSearch
  /** Of the one objective that is shown; null where there are several. */
  readonly colorId: string | null
}

/** One line each; the name leads into it. */
export function ReportRows({ report: { by, rows }, search, colorId }: ReportRowsProps): ReactElement {
  const most = highestWeek(rows)
  const tints = tintsOf(rows)
  return (
    <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table className="report-rows" aria-label={`Time by ${by}`} verticalSpacing={10}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{titles[by]}</Table.Th>
            <Table.Th>Week by week</Table.Th>
            {['Done', 'To confirm', 'Planned', 'Effort plan', 'Trend'].map((title) => (
              <Table.Th key={title} className="number">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={row.id}>
              <Table.Th scope="row">
                {row.colorId !== null && (
                  <span {...tintOf(tints[index] ?? plainTint, 'report-rows__dot')} aria-hidden="true" />
                )}
                <Link to="/team" search={into(search, by, row.id)} resetScroll={false}>
                  {row.name}
                </Link>
              </Table.Th>
              <Table.Td>
                <RowWeeks
                  weeks={row.weeks}
                  most={most}
                  tint={row.colorId === null ? { colorId, shade: 0 } : (tints[index] ?? plainTint)}
                />
              </Table.Td>
              <Table.Td className="number">
                <strong>{formatMinutes(row.doneMinutes)}</strong>
              </Table.Td>
              <Table.Td className="number">{formatMinutes(row.unconfirmedMinutes)}</Table.Td>
              <Table.Td className="number">{formatMinutes(row.plannedMinutes)}</Table.Td>
              <Table.Td className="number">{formatMinutes(row.planMinutes)}</Table.Td>
              <Table.Td className="number">{trendText(row.trendMinutesPerWeek)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
