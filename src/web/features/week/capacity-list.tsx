import type { ReactElement } from 'react'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { GoalsVerdict } from './goals-verdict.tsx'
import { capacityText, itemsText, overfull } from './plan-words.ts'

type CapacityListProps = { readonly version: PlanVersionView; readonly timeZone: string }

/** Is there room? What the goals need, and the windows that hold too much. */
export function CapacityList({ version, timeZone }: CapacityListProps): ReactElement {
  const tight = overfull(version.capacity)
  return (
    <section className="rail__section" aria-labelledby="capacity">
      <h2 id="capacity">Is there room?</h2>
      <GoalsVerdict timeZone={timeZone} />
      {tight.length === 0 && version.unplaced.length === 0 && version.restores === null && (
        <p className="rail__text verdict" data-verdict="fits">
          Everything with a date fits into the hours that are free.
        </p>
      )}
      {tight.length > 0 && (
        <ul className="verdicts">
          {tight.slice(0, 4).map((window) => (
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
