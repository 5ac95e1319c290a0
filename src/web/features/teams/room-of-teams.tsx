import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { TeamCapacityView } from '#contracts/http/report-routes.ts'
import { dateOf, dateText } from '../../format/zoned-time.ts'
import { NotYet } from '../../ui/not-yet.tsx'
import '../capacity/capacity.css'
import { RoomChart } from '../capacity/room-chart.tsx'
import { RoomLegend } from '../capacity/room-legend.tsx'
import { RoomTable } from '../capacity/room-table.tsx'
import { countedText, DATES, roomOf, silenceText, type TeamOfView, verdictText } from './room-words.ts'
import { teamCapacityQuery } from './team-queries.ts'

/** Is there room for the goals of each team? A picture for each, and only sums. */
export function RoomOfTeams(): ReactElement {
  const query = useQuery(teamCapacityQuery)
  const { data: capacity } = query
  if (capacity === undefined) return <NotYet what="the room" queries={[query]} />
  return (
    <div className="room team-room">
      <div className="team-room__head">
        <p className="room__note">
          What the goals need against what calendars leave free, as it was before{' '}
          {dateText(dateOf(capacity.asOf, DATES))}: only sums of at least 3 people, who stay the same until{' '}
          {dateText(capacity.until)}. Nobody sees anybody’s part in them.
        </p>
        <a className="report-filters__csv" href="/api/v1/reports/capacity?format=csv" download>
          Download CSV
        </a>
      </div>
      {capacity.teams.map((team) => (
        <TeamRoom key={team.teamId ?? ''} team={team} capacity={capacity} />
      ))}
    </div>
  )
}

type TeamRoomProps = { readonly team: TeamOfView; readonly capacity: TeamCapacityView }

function TeamRoom({ team, capacity }: TeamRoomProps): ReactElement {
  const { teamName, state, quarter, weeks } = team
  const isFull = [quarter, ...weeks].some((sums) => sums?.verdict === 'overfull')
  const rooms = weeks.map(roomOf)
  return (
    <section className="card room__picture" aria-label={`Room of ${teamName}`}>
      <h2>{teamName}</h2>
      {state === 'told' ? (
        <>
          <p className="room__verdict" data-over={isFull}>
            {verdictText(team, capacity)}
          </p>
          <RoomLegend />
          <RoomChart weeks={rooms} timeZone={DATES} />
          <RoomTable weeks={rooms} timeZone={DATES} of={teamName} />
          <p className="room__note">{countedText(team, capacity)}</p>
        </>
      ) : (
        <p className="room__note">{silenceText(team)}</p>
      )}
    </section>
  )
}
