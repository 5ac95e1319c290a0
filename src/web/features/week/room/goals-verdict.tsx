import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { capacityQuery } from '../../../api/queries.ts'
import { goalsVerdict, tightWeeks } from './capacity-words.ts'

type GoalsVerdictProps = {
  readonly timeZone: string
  /** What it has said already is not said again. */
  readonly headline: string
}

/** "Your goals need 62 h until Mon 30 Nov, you have 41 h": up to the end of the cycle, and the weeks that are too full. */
export function GoalsVerdict({ timeZone, headline }: GoalsVerdictProps): ReactElement | null {
  const { data: capacity } = useQuery(capacityQuery)
  if (capacity === undefined || capacity.cycle === null) return null
  const { cycle, weeks, unknownCalendars } = capacity
  const sums = goalsVerdict(cycle, timeZone)
  const tight = tightWeeks(weeks, timeZone)
  return (
    <>
      <p className="rail__text verdict--goals">
        {!headline.includes(sums) && `${sums} `}
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
      {capacity.undone.sentence !== '' && (
        <p className="rail__text rail__text--dim">{capacity.undone.sentence}</p>
      )}
      {tight !== null && tight !== headline && <p className="rail__text rail__text--dim">{tight}</p>}
      {unknownCalendars.length > 0 && (
        <p className="rail__text rail__text--dim">
          That is not certain: {unknownCalendars.map(({ title }) => `“${title}”`).join(', ')} could not be
          read.
        </p>
      )}
    </>
  )
}
