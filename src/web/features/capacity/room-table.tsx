import { Table } from '@mantine/core'
import type { ReactElement } from 'react'
import { formatMinutes } from '../../format/duration.ts'
import { missingMinutes, type Room, roomSpan } from './room-bars.ts'

type RoomTableProps = {
  readonly weeks: readonly Room[]
  readonly timeZone: string
  /** Of whose goals. */
  readonly of?: string
}

/** The same weeks in numbers. */
export const RoomTable = ({ weeks, timeZone, of = 'the goals' }: RoomTableProps): ReactElement => (
  <details className="room-table">
    <summary>These weeks as a table</summary>
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={`Room for ${of}, week by week`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Week</Table.Th>
            <Table.Th className="number">Needed</Table.Th>
            <Table.Th className="number">Free</Table.Th>
            <Table.Th className="number">To spare</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weeks.map((week) => (
            <Table.Tr key={week.from}>
              <Table.Th scope="row">{roomSpan(week, timeZone)}</Table.Th>
              <Table.Td className="number">{formatMinutes(week.needMinutes)}</Table.Td>
              <Table.Td className="number">{formatMinutes(week.freeMinutes)}</Table.Td>
              <Table.Td className="number" data-over={missingMinutes(week) > 0}>
                {missingMinutes(week) > 0
                  ? `−${formatMinutes(missingMinutes(week))}`
                  : formatMinutes(-missingMinutes(week))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </details>
)
