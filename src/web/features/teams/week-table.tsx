import { Table } from '@mantine/core'
import type { ReactElement } from 'react'
import { formatMinutes } from '../../format/duration.ts'
import type { WeekSum } from './report-sums.ts'
import { weekText } from './report-words.ts'

/** The same weeks in numbers, for who cannot or does not want to see the picture. */
export const WeekTable = ({ sums }: { readonly sums: readonly WeekSum[] }): ReactElement => (
  <details className="week-table">
    <summary>These weeks as a table</summary>
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label="Hours of each week">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Week of</Table.Th>
            {['Done', 'To confirm', 'Planned', 'Effort plan'].map((title) => (
              <Table.Th key={title} className="number">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sums.map(({ week, doneMinutes, unconfirmedMinutes, plannedMinutes, planMinutes }) => (
            <Table.Tr key={week}>
              <Table.Th scope="row">{weekText(week)}</Table.Th>
              <Table.Td className="number">{formatMinutes(doneMinutes)}</Table.Td>
              <Table.Td className="number">{formatMinutes(unconfirmedMinutes)}</Table.Td>
              <Table.Td className="number">{formatMinutes(plannedMinutes)}</Table.Td>
              <Table.Td className="number">{formatMinutes(planMinutes)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </details>
)
