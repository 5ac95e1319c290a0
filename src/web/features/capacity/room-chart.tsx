import type { ReactElement } from 'react'
import { dayText } from '../../format/zoned-time.ts'
import { hourAxis, type HourAxis } from '../../ui/hour-axis.ts'
import { useWidth } from '../../ui/use-width.ts'
import { type Room, roomSpan, roomText, splitNeed } from './room-bars.ts'

const HEIGHT = 190
const FOOT = 24
const LEFT = 44
const LABEL_WIDTH = 64

type RoomChartProps = { readonly weeks: readonly Room[]; readonly timeZone: string }

/** What the goals need, week by week, beside what is free; what has no room stands out. */
export function RoomChart({ weeks, timeZone }: RoomChartProps): ReactElement {
  const [box, width] = useWidth<HTMLDivElement>(860)
  const axis = hourAxis(Math.max(...weeks.flatMap((week) => [week.needMinutes, week.freeMinutes])))
  const step = Math.max(1, (width - LEFT) / Math.max(1, weeks.length))
  const named = Math.ceil(LABEL_WIDTH / step)
  return (
    <div ref={box} className="room-chart">
      <svg width={width} height={HEIGHT + FOOT} aria-hidden="true">
        {axis.lines.map((minutes) => (
          <g key={minutes} transform={`translate(0 ${yOf(minutes, axis)})`}>
            <line className="room-chart__line" x1={LEFT} x2={width} />
            <text x={LEFT - 8} y={4} textAnchor="end">
              {minutes / 60} h
            </text>
          </g>
        ))}
        {weeks.map((week, index) => (
          <g key={week.from} transform={`translate(${LEFT + index * step})`}>
            <title>{`${roomSpan(week, timeZone)}: ${roomText(week)}`}</title>
            <rect className="room-chart__hit" width={step} height={HEIGHT} />
            <Bars week={week} axis={axis} step={step} />
            {index % named === 0 && (
              <text x={step / 2} y={HEIGHT + 17} textAnchor="middle" data-current={index === 0}>
                {index === 0 ? 'This week' : dayText(week.from, timeZone).replace(/^\w+ /, '')}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

type BarsProps = { readonly week: Room; readonly axis: HourAxis; readonly step: number }

const Bars = ({ week, axis, step }: BarsProps): ReactElement => {
  const width = Math.min(30, step * 0.34)
  const { fits, over } = splitNeed(week)
  const bar = (x: number, from: number, to: number, className: string): ReactElement => (
    <rect
      className={className}
      x={x}
      width={width}
      y={yOf(to, axis)}
      height={yOf(from, axis) - yOf(to, axis)}
    />
  )
  return (
    <>
      {bar(step / 2 - width - 1, 0, fits, 'room-chart__need')}
      {over > 0 && bar(step / 2 - width - 1, fits, fits + over, 'room-chart__over')}
      {bar(step / 2 + 1, 0, week.freeMinutes, 'room-chart__free')}
    </>
  )
}

const yOf = (minutes: number, { top }: HourAxis): number =>
  Math.round((8 + (1 - minutes / top) * (HEIGHT - 8)) * 10) / 10
