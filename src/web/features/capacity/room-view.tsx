import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { messageOf } from '../../api/api-error.ts'
import { capacityQuery } from '../../api/queries.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { GoalTabs } from '../goals/goal-tabs.tsx'
import { roomHeadline } from '../week/room/room-headline.ts'
import { goalsVerdict } from '../week/room/capacity-words.ts'
import './capacity.css'
import { OverfullList } from './overfull-list.tsx'
import type { Capacity } from './room-bars.ts'
import { RoomChart } from './room-chart.tsx'
import { RoomLegend } from './room-legend.tsx'
import { RoomRepairs } from './room-repairs.tsx'
import { RoomTable } from './room-table.tsx'

/** Is there room for my goals? Up to the end of the cycle, week by week, and what would help. */
export function RoomView(): ReactElement {
  const { data: capacity, error, refetch } = useQuery(capacityQuery)
  return (
    <Page title="Goals" lead="Is there room for them?">
      <GoalTabs />
      {capacity === undefined && error === null && <Loading what="the room" />}
      {capacity === undefined && error !== null && (
        <Failure
          title="The room could not be loaded"
          text={messageOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {capacity !== undefined && <RoomOf capacity={capacity} />}
    </Page>
  )
}

function RoomOf({ capacity }: { readonly capacity: Capacity }): ReactElement {
  const { timeZone } = useSignedIn().person
  const { cycle, weeks, overfull, repairs, late, undone, unknownCalendars } = capacity
  if (cycle === null || weeks.length === 0)
    return (
      <Empty
        icon="goal"
        title="Nothing asks for hours yet"
        text="Give a key result hours per week. Here you see whether they fit into your calendar, to the end of the cycle."
      />
    )
  const sums = goalsVerdict(cycle, timeZone)
  const { verdict, text } = roomHeadline({ overfull, cycle, weeks, late, unplaced: 0 }, timeZone)
  return (
    <div className="room">
      <section className="card room__picture" aria-label="Room week by week">
        <p className="room__verdict" data-over={verdict === 'overfull'}>
          {text}
        </p>
        {!text.includes(sums) && <p className="room__note">{sums}</p>}
        <RoomLegend />
        <RoomChart weeks={weeks} timeZone={timeZone} />
        <RoomTable weeks={weeks} timeZone={timeZone} />
        {undone.sentence !== '' && <p className="room__note">{undone.sentence}</p>}
        {unknownCalendars.length > 0 && (
          <p className="room__note">
            This is not certain: {unknownCalendars.map(({ title }) => `“${title}”`).join(', ')} could not be
            read.
          </p>
        )}
      </section>
      <OverfullList overfull={overfull} timeZone={timeZone} />
      <RoomRepairs repairs={repairs} />
    </div>
  )
}
