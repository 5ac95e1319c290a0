import type { ReactElement } from 'react'
import { heightOf, type WeekSum } from './report-sums.ts'
import { tintOf, type Tint } from './tint.ts'

const [width, height] = [120, 28]

/** The weeks of one row, small: `most` is the highest week of all rows, so that rows can be compared. */
export const RowWeeks = ({
  weeks,
  most,
  tint,
}: {
  readonly weeks: readonly WeekSum[]
  readonly most: number
  readonly tint: Tint
}): ReactElement => {
  const step = width / Math.max(1, weeks.length)
  const tall = (minutes: number): number => (most === 0 ? 0 : (minutes / most) * height)
  return (
    <svg {...tintOf(tint, 'row-weeks')} width={width} height={height} aria-hidden="true">
      <line className="week-chart__line" x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
      {weeks.map((week, index) => {
        const x = index * step + step * 0.15
        const done = tall(week.doneMinutes)
        const rest = tall(week.unconfirmedMinutes + week.plannedMinutes)
        return (
          <g key={week.week}>
            <rect className="week-chart__done" x={x} width={step * 0.7} y={height - done} height={done} />
            <rect
              className="week-chart__planned"
              x={x}
              width={step * 0.7}
              y={height - done - rest}
              height={rest}
            />
          </g>
        )
      })}
    </svg>
  )
}

/** The highest week of all rows. */
export const highestWeek = (rows: readonly { readonly weeks: readonly WeekSum[] }[]): number =>
  Math.max(0, ...rows.flatMap(({ weeks }) => weeks.map((week) => heightOf({ ...week, planMinutes: 0 }))))
