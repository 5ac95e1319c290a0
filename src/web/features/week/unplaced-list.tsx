import { useState, type ReactElement } from 'react'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { formatMinutes, plural } from '../../format/duration.ts'
import { whyNot, withoutRoom, type WithoutRoom } from './unplaced-words.ts'

/** So many are shown at first. */
const first = 4

/** What found no room, one entry for each thing, with every reason in the planner's words. */
export function UnplacedList({ version }: { readonly version: PlanVersionView }): ReactElement | null {
  const [isWhole, setWhole] = useState(false)
  const all = withoutRoom(version.unplaced)
  if (all.length === 0) return null
  const shown = isWhole ? all : all.slice(0, first)
  return (
    <section className="rail__section" aria-labelledby="unplaced">
      <h2 id="unplaced">
        No room for <span className="count count--warn">{all.length}</span>
      </h2>
      <ul className="unplaced">
        {shown.map((item) => (
          <UnplacedItem key={item.itemId} item={item} />
        ))}
      </ul>
      {all.length > shown.length && (
        <button type="button" className="rail__more" onClick={() => setWhole(true)}>
          Show {plural(all.length - shown.length, 'more thing', 'more things')}
        </button>
      )}
    </section>
  )
}

const UnplacedItem = ({ item }: { readonly item: WithoutRoom }): ReactElement => (
  <li>
    <strong>{item.name}</strong> <span className="unplaced__minutes">{formatMinutes(item.minutes)}</span>
    {item.entries.map(({ sentence, minutes }) => (
      <p key={sentence}>
        {item.entries.length > 1 && <b>{formatMinutes(minutes)}: </b>}
        {whyNot(sentence)}
      </p>
    ))}
  </li>
)
