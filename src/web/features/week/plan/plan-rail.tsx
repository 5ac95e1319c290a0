import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { memo, type ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { openTasksQuery } from '../../../api/queries.ts'
import { plural } from '../../../format/duration.ts'
import { Icon } from '../../../ui/icon.tsx'
import { keepPlace } from '../../../ui/keep-place.ts'
import { CapacityList } from '../room/capacity-list.tsx'
import { ConfirmList } from '../confirm-list.tsx'
import type { DraggedTask } from '../grid/dragged-task.ts'
import { LateList } from '../room/late-list.tsx'
import { PlanCard } from './plan-card.tsx'
import { RepairedNote } from '../room/repaired-note.tsx'
import { RepairList } from '../room/repair-list.tsx'
import { StillAtIt } from '../still-at-it.tsx'
import { UnplacedList } from '../room/unplaced-list.tsx'

type PlanRailProps = {
  readonly week: WeekView
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onPreview: () => void
  readonly onPlace: (task: DraggedTask) => void
}

/** Beside the grid: what waits for the person's word, and what the plan says about the week. */
export const PlanRail = memo(function PlanRail(props: PlanRailProps): ReactElement {
  const { week, isOpen, onClose, onPreview, onPlace } = props
  return (
    <aside id="plan-rail" ref={keepPlace} className="rail" aria-label="Plan" data-open={isOpen}>
      <div className="rail__close">
        <ActionIcon variant="subtle" color="gray" aria-label="Close the plan" onClick={onClose}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      <StillAtIt week={week} />
      <ConfirmList week={week} />
      <PlanCard week={week} onPreview={onPreview} />
      {week.version !== null && (
        <>
          {week.repaired !== null && <RepairedNote repair={week.repaired} />}
          <CapacityList version={week.version} late={week.late} timeZone={week.timeZone} />
          <RepairList version={week.version} />
          <LateList late={week.late} timeZone={week.timeZone} />
          <UnplacedList version={week.version} onPlace={onPlace} />
        </>
      )}
      {week.version !== null && week.blocks.length === 0 && week.version.unplaced.length === 0 && (
        <EmptyWeek />
      )}
      {week.movesThisWeek > 0 && (
        <p className="rail__note">
          {plural(week.movesThisWeek, 'move')} of blocks this week, made by the planner.
        </p>
      )}
      <p className="rail__note">
        <Link to="/ledger">Hours, and work to log</Link>
      </p>
    </aside>
  )
})

/** No block in the week that is shown: there is nothing to do, or its time is elsewhere. */
function EmptyWeek(): ReactElement | null {
  const { data: tasks } = useQuery(openTasksQuery)
  if (tasks === undefined) return null
  if (tasks.length === 0) return <NothingYet />
  const isOne = tasks.length === 1
  const isOff = tasks.every(({ isUnscheduled }) => isUnscheduled)
  return (
    <section className="rail__section">
      <h2>Nothing planned in this week</h2>
      <p className="rail__text">
        Your <Link to="/tasks">{plural(tasks.length, 'open task')}</Link>{' '}
        {isOff && `${isOne ? 'is' : 'are'} off the calendar.`}
        {!isOff && `${isOne ? 'has its' : 'have their'} time in other weeks.`}
      </p>
    </section>
  )
}

const NothingYet = (): ReactElement => (
  <section className="rail__section">
    <h2>Nothing to plan yet</h2>
    <p className="rail__text">
      Give Timewright something to place: a <Link to="/goals">goal</Link> with hours per week, a{' '}
      <Link to="/habits">habit</Link>, or a <Link to="/tasks">task</Link> (press <kbd>n</kbd>).
    </p>
  </section>
)
