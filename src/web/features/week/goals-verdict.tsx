import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { capacityQuery } from '../../api/queries.ts'
import { goalsVerdict, tightWeeks } from './capacity-words.ts'

/** "Your goals need 62 h until Mon 30 Nov, you have 41 h": up to the end of the cycle, and the weeks that are too full. */
export function GoalsVerdict({ timeZone }: { readonly timeZone: string }): ReactElement | null {
  const { data: capacity } = useQuery(capacityQuery)
  if (capacity === undefined || capacity.cycle === null) return null
  const { cycle, weeks, unknownCalendars } = capacity
  const tight = tightWeeks(weeks, timeZone)
  return (
    <>
      <p className="rail__text verdict verdict--goals" data-verdict={cycle.verdict}>
        {goalsVerdict(cycle, timeZone)}{' '}
        <Link to="/goals" search={{ view: 'room' }}>
          Week by week
        </Link>
      </p>
      {cycle.freeMinutes > 0 && (
        <div className="meter" aria-hidden="true" data-verdict={cycle.verdict}>
          <span
            style={{ width: `${String(Math.min(100, (100 * cycle.needMinutes) / cycle.freeMinutes))}%` }}
          />
        </div>
      )}
      {capacity.undone.minutes > 0 && (
        <p className="rail__text rail__text--dim">{capacity.undone.sentence}</p>
      )}
      {tight !== null && <p className="rail__text rail__text--dim">{tight}</p>}
      {unknownCalendars.length > 0 && (
        <p className="rail__text rail__text--dim">
          That is not certain: {unknownCalendars.map(({ title }) => `“${title}”`).join(', ')} could not be
          read.
        </p>
      )}
    </>
  )
}
