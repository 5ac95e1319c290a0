import { Anchor, Group, SegmentedControl, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { Empty } from '../../ui/empty.tsx'
import { hoursText } from './hours-text.ts'
import { reportQuery } from './team-queries.ts'
import { WeekBars } from './week-bars.tsx'

const choices = ['objective', 'member', 'team'] as const
type By = (typeof choices)[number]

/** Time for shared objectives in the last eight weeks: a picture, then the numbers. */
export function TimeReport(): ReactElement {
  const [by, setBy] = useState<By>('objective')
  const { data } = useQuery(reportQuery(by))
  return (
    <section aria-label="Time report">
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Rows of the report"
          data={choices.map((value) => ({ value, label: `By ${value}` }))}
          value={by}
          onChange={(value) => setBy(choices.find((one) => one === value) ?? 'objective')}
        />
        <Anchor href={`/api/v1/reports/time?by=${by}&format=csv`}>Download CSV</Anchor>
      </Group>
      {data !== undefined && data.rows.length + data.other.length === 0 && (
        <Empty
          icon="team"
          title="No hours yet"
          text="Hours that are done, planned or to be confirmed for shared objectives stand here, week by week."
        />
      )}
      {data !== undefined && data.rows.length + data.other.length > 0 && (
        <>
          <WeekBars report={data} />
          <Table>
            <Table.Thead>
              <Table.Tr>
                {['Name', 'Done', 'To confirm', 'Planned', 'Effort plan', 'Trend a week'].map((title) => (
                  <Table.Th key={title}>{title}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>{row.name}</Table.Td>
                  <Table.Td>{hoursText(row.doneMinutes)}</Table.Td>
                  <Table.Td>{hoursText(row.unconfirmedMinutes)}</Table.Td>
                  <Table.Td>{hoursText(row.plannedMinutes)}</Table.Td>
                  <Table.Td>{hoursText(row.planMinutes)}</Table.Td>
                  <Table.Td>
                    {row.trendMinutesPerWeek === null ? '–' : hoursText(row.trendMinutesPerWeek)}
                  </Table.Td>
                </Table.Tr>
              ))}
              {data.other.map((one) => (
                <Table.Tr key={`${one.week} ${one.teamId}`}>
                  <Table.Td>{`Other work, ${one.teamName}, week of ${one.week} (${one.people} people)`}</Table.Td>
                  <Table.Td>{hoursText(one.doneMinutes)}</Table.Td>
                  <Table.Td colSpan={4} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </section>
  )
}
