import type { ReactElement } from 'react'
import type { TimeReportView } from '#contracts/http/report-routes.ts'
import { hoursText } from './hours-text.ts'

const WIDTH = 640
const HEIGHT = 160
const fills = {
  done: 'var(--mantine-color-indigo-6)',
  unconfirmed: 'var(--mantine-color-indigo-3)',
  planned: 'var(--mantine-color-gray-4)',
}

/** Hours of each week: done, to be confirmed and planned on top of each other. */
export function WeekBars({ report }: { readonly report: TimeReportView }): ReactElement {
  const weeks = report.weeks.map((week, index) => {
    const cells = report.rows.flatMap((row) => row.weeks[index] ?? [])
    const sum = (of: 'doneMinutes' | 'unconfirmedMinutes' | 'plannedMinutes') =>
      cells.reduce((total, cell) => total + cell[of], 0)
    return {
      week,
      done: sum('doneMinutes'),
      unconfirmed: sum('unconfirmedMinutes'),
      planned: sum('plannedMinutes'),
    }
  })
  const most = Math.max(60, ...weeks.map(({ done, unconfirmed, planned }) => done + unconfirmed + planned))
  const step = WIDTH / Math.max(1, weeks.length)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`} aria-label="Hours of each week" width="100%">
      {weeks.map(({ week, ...parts }, index) => {
        let top = HEIGHT
        return (
          <g key={week}>
            <title>{`${week}: ${hoursText(parts.done)} done, ${hoursText(parts.unconfirmed)} to confirm, ${hoursText(parts.planned)} planned`}</title>
            {(['done', 'unconfirmed', 'planned'] as const).map((part) => {
              const height = (parts[part] / most) * HEIGHT
              top -= height
              return (
                <rect
                  key={part}
                  x={index * step + 4}
                  y={top}
                  width={step - 8}
                  height={height}
                  fill={fills[part]}
                />
              )
            })}
            <text
              x={index * step + step / 2}
              y={HEIGHT + 14}
              textAnchor="middle"
              fontSize={11}
              fill="currentColor"
            >
              {week.slice(5)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
