import type { ReactElement } from 'react'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { formatMinutes, plural } from '../../format/duration.ts'
import { otherRows } from './report-sums.ts'
import { weekText } from './report-words.ts'

/** What is not for shared objectives, as far as it may be told. */
export function OtherWork({ other }: { readonly other: TimeReportView['other'] }): ReactElement | null {
  const rows = otherRows(other)
  if (rows.length === 0) return null
  return (
    <section className="other-work" aria-labelledby="other-work">
      <h3 id="other-work">Everything else</h3>
      <p>
        Work outside shared objectives, told only of groups of at least 3 people and of weeks that are well
        over. Nobody sees what it was, or whose.
      </p>
      <ul>
        {rows.map(({ teamName, minutes, weeks }) => (
          <li key={teamName}>
            <strong>{teamName}</strong> <span>{formatMinutes(minutes)}</span>
            <span className="other-work__weeks">
              {weeks
                .map(
                  (one) =>
                    `${weekText(one.week)}: ${formatMinutes(one.minutes)} of ${plural(one.people, 'person', 'people')}`,
                )
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
