import type { ReactElement } from 'react'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { capacityText, overfull } from './plan-words.ts'

type CapacityListProps = { readonly version: PlanVersionView; readonly timeZone: string }

/** Is there room? The windows that hold too much, or the good news. */
export function CapacityList({ version, timeZone }: CapacityListProps): ReactElement | null {
  const { capacity } = version
  if (capacity.length === 0) return null
  const tight = overfull(capacity)
  return (
    <section className="rail__section" aria-labelledby="capacity">
      <h2 id="capacity">Is there room?</h2>
      {tight.length === 0 ? (
        <p className="rail__text verdict" data-verdict="fits">
          Yes. Everything with a date fits into the hours that are free.
        </p>
      ) : (
        <ul className="verdicts">
          {tight.slice(0, 4).map((window) => (
            <li
              key={`${window.from}-${window.to}-${window.hours}`}
              className="verdict"
              data-verdict="overfull"
            >
              {capacityText(window, timeZone)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
