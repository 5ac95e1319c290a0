import type { ReactElement } from 'react'
import { capacityText, itemsText } from '../week/plan/plan-words.ts'
import type { Capacity } from './room-bars.ts'

type OverfullListProps = { readonly overfull: Capacity['overfull']; readonly timeZone: string }

/** The very spans into which not everything fits, where the person lives, and what lies in them. */
export const OverfullList = ({ overfull, timeZone }: OverfullListProps): ReactElement | null =>
  overfull.length === 0 ? null : (
    <section aria-labelledby="too-full">
      <h2 id="too-full">Where it is too full</h2>
      <ul className="overfull">
        {overfull.map(({ items, ...window }) => (
          <li key={`${window.from} ${window.to} ${window.hours}`}>
            <p>{capacityText(window, timeZone)}</p>
            <p className="overfull__items">{itemsText(items.map(({ title }) => title))}</p>
          </li>
        ))}
      </ul>
    </section>
  )
