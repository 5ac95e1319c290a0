import { useId, type ReactElement } from 'react'
import { hourAxis, type HourAxis } from '../../ui/hour-axis.ts'
import { useWidth } from '../../ui/use-width.ts'
import { nameOf, tintOf, type Tint } from './tint.ts'
import { heightOf, type Layer, type WeekSum } from './report-sums.ts'
import { weekSentence, weekText } from './report-words.ts'

const height = 200
const foot = 24
const left = 44
/** A week's name needs so much room. */
const LABEL_WIDTH = 56

type WeekChartProps = {
  readonly sums: readonly WeekSum[]
  /** What each of the weeks is made of. */
  readonly layers: readonly (readonly Layer[])[]
  readonly currentWeek: string | null
}

/** Weeks side by side: done, to confirm and planned on top of each other, against what the effort plans ask for. */
export function WeekChart({ sums, layers, currentWeek }: WeekChartProps): ReactElement {
  const [box, width] = useWidth<HTMLDivElement>(860)
  const stripes = useId()
  const axis = hourAxis(Math.max(...sums.map(heightOf)))
  const step = Math.max(1, (width - left) / Math.max(1, sums.length))
  const named = Math.ceil(LABEL_WIDTH / step)
  return (
    <div ref={box} className="week-chart">
      <svg width={width} height={height + foot} aria-hidden="true">
        {[...new Map(layers.flat().map(({ tint }) => [nameOf(tint), tint]))].map(([name, tint]) => (
          <Stripes key={name} id={stripes + name} tint={tint} />
        ))}
        <Lines axis={axis} width={width} />
        {sums.map((sum, index) => (
          <g key={sum.week} transform={`translate(${left + index * step})`}>
            <title>{weekSentence(sum)}</title>
            <rect className="week-chart__hit" width={step} height={height} />
            <Stack sum={sum} layers={layers[index] ?? []} axis={axis} step={step} stripes={stripes} />
            {(sums.length - 1 - index) % named === 0 && (
              <text
                className="week-chart__week"
                data-current={sum.week === currentWeek}
                {...placeOf(index === sums.length - 1, step)}
                y={height + 17}
              >
                {weekText(sum.week)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

/** Time that waits for a word is striped, here as in the goals' bars. */
const Stripes = ({ id, tint }: { readonly id: string; readonly tint: Tint }): ReactElement => (
  <defs>
    <pattern
      {...tintOf(tint)}
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect className="week-chart__pale" width="6" height="6" />
      <rect className="week-chart__done" width="3" height="6" />
    </pattern>
  </defs>
)

const Lines = ({ axis, width }: { readonly axis: HourAxis; readonly width: number }): ReactElement => (
  <g>
    {axis.lines.map((minutes) => (
      <g key={minutes} transform={`translate(0 ${yOf(minutes, axis)})`}>
        <line className="week-chart__line" x1={left} x2={width} />
        <text className="week-chart__hours" x={left - 8} y={4} textAnchor="end">
          {minutes / 60} h
        </text>
      </g>
    ))}
  </g>
)

type StackProps = {
  readonly sum: WeekSum
  readonly layers: readonly Layer[]
  readonly axis: HourAxis
  readonly step: number
  readonly stripes: string
}

function Stack({ sum, layers, axis, step, stripes }: StackProps): ReactElement {
  const width = Math.min(64, step * 0.62)
  const x = (step - width) / 2
  return (
    <>
      {layers.map(({ part, tint, from, to }) => (
        <rect
          key={`${part} ${from}`}
          {...tintOf(tint, `week-chart__${part}`)}
          x={x}
          y={yOf(to, axis)}
          width={width}
          height={yOf(from, axis) - yOf(to, axis)}
          {...(part === 'unconfirmed' && { fill: `url(#${stripes}${nameOf(tint)})` })}
        />
      ))}
      {sum.planMinutes > 0 && (
        <line
          className="week-chart__plan"
          x1={x - 5}
          x2={x + width + 5}
          y1={yOf(sum.planMinutes, axis)}
          y2={yOf(sum.planMinutes, axis)}
        />
      )}
    </>
  )
}

/** In the middle below its week; the last one must not leave the picture. */
const placeOf = (isLast: boolean, step: number) =>
  isLast && step < LABEL_WIDTH
    ? ({ x: step, textAnchor: 'end' } as const)
    : ({ x: step / 2, textAnchor: 'middle' } as const)

/** A little air above, for the topmost line's words. */
const yOf = (minutes: number, { top }: HourAxis): number =>
  Math.round((8 + (1 - minutes / top) * (height - 8)) * 10) / 10
