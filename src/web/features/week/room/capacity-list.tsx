import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { LateWorkView, PlanVersionView } from '#contracts/http/plan-routes.ts'
import { capacityQuery } from '../../../api/queries.ts'
import { GoalsVerdict } from './goals-verdict.tsx'
import { capacityText, itemsText, overfull } from '../plan/plan-words.ts'
import { roomHeadline } from './room-headline.ts'
import { withoutRoom } from './unplaced-words.ts'

type CapacityListProps = {
  readonly version: PlanVersionView
  readonly late: readonly LateWorkView[]
  readonly timeZone: string
}

/** Is there room? One answer; then what the goals need, and the windows that hold too much. */
export function CapacityList({ version, late, timeZone }: CapacityListProps): ReactElement {
  const { data: { cycle, weeks } = { cycle: null, weeks: [] } } = useQuery(capacityQuery)
  const tight = overfull(version.capacity)
  const unplaced = withoutRoom(version.unplaced).length
  const { verdict, text } = roomHeadline({ overfull: tight, cycle, weeks, late, unplaced }, timeZone)
  const [worst, ...others] = tight
  return (
    <section className="rail__section" aria-labelledby="capacity">
      <h2 id="capacity">Is there room?</h2>
      <p className="rail__text verdict" data-verdict={verdict}>
        {text}
      </p>
      {worst !== undefined && <p className="verdict__items">{itemsText(worst.titles)}</p>}
      <GoalsVerdict timeZone={timeZone} headline={text} />
      {others.length > 0 && (
        <ul className="verdicts">
          {others.slice(0, 3).map((window) => (
            <li
              key={`${window.from}-${window.to}-${window.hours}`}
              className="verdict"
              data-verdict="overfull"
            >
              {capacityText(window, timeZone)}
              <p className="verdict__items">{itemsText(window.titles)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
