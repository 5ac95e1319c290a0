import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { LateWorkView } from '#contracts/http/plan-routes.ts'
import { plural } from '../../../format/duration.ts'
import { lateText } from './late-words.ts'

type LateListProps = { readonly late: readonly LateWorkView[]; readonly timeZone: string }

/** So many are shown at first. */
const SHOWN_FIRST = 4

/** What has its place, but too late. */
export function LateList({ late, timeZone }: LateListProps): ReactElement | null {
  const [isWhole, setWhole] = useState(false)
  if (late.length === 0) return null
  const shown = isWhole ? late : late.slice(0, SHOWN_FIRST)
  return (
    <section className="rail__section" aria-labelledby="late">
      <h2 id="late">
        Late <span className="count count--warn">{late.length}</span>
      </h2>
      <ul className="unplaced">
        {shown.map((work) => (
          <li key={work.itemId}>
            <Link to="/tasks" hash={`task-${work.itemId}`}>
              <strong>{work.title}</strong>
            </Link>
            <p>{lateText(work, timeZone)}</p>
          </li>
        ))}
      </ul>
      {late.length > shown.length && (
        <button type="button" className="rail__more" onClick={() => setWhole(true)}>
          Show {plural(late.length - shown.length, 'more thing', 'more things')}
        </button>
      )}
    </section>
  )
}
