import type { ReactElement } from 'react'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { formatMinutes } from '../../format/duration.ts'
import { RepairList } from './repair-list.tsx'

/** What found no room, in the planner's words, and the smallest changes that would make it fit. */
export function UnplacedList({ version }: { readonly version: PlanVersionView }): ReactElement | null {
  const { unplaced } = version
  if (unplaced.length === 0) return null
  return (
    <section className="rail__section" aria-labelledby="unplaced">
      <h2 id="unplaced">
        No room for <span className="count count--warn">{unplaced.length}</span>
      </h2>
      <ul className="unplaced">
        {unplaced.map(({ itemId, title, minutes, reason, sentence }, index) => (
          <li key={`${itemId}-${reason}-${String(index)}`}>
            <strong>{title}</strong> <span className="unplaced__minutes">{formatMinutes(minutes)}</span>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
      <RepairList version={version} />
    </section>
  )
}
