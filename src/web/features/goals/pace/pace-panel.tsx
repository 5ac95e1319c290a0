import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useSignedIn } from '../../../app/session-context.ts'
import { dayText, shortDateText } from '../../../format/zoned-time.ts'
import { useWidth } from '../../../ui/use-width.ts'
import { effortWeeksQuery } from '../goal-queries.ts'
import { useGoalsInView } from '../goals-context.ts'
import { type PaceChart, paceChart } from './pace-chart.ts'
import { evenPace, type PaceSeries, paceSeries } from './pace-series.ts'
import type { KeyResultView } from '../goal-types.ts'

const [height, left, right, top, foot] = [180, 76, 16, 22, 26]
/** Two names on one line need so much room between them. */
const LABEL_WIDTH = 72

/** Pace and forecast of one key result, large enough to be read. */
export function PacePanel({ keyResult }: { readonly keyResult: KeyResultView }): ReactElement {
  const { cycle, nowMs } = useGoalsInView()
  const isHours = keyResult.kind === 'effort' && keyResult.measure === 'minutes'
  const { data: weeks } = useQuery({ ...effortWeeksQuery(keyResult.id), enabled: isHours })
  const series = paceSeries(keyResult, cycle, nowMs, weeks)
  return (
    <section className="pace-panel" aria-label={`Pace: ${keyResult.title}`}>
      {series === null ? (
        <p>There is nothing to draw yet: it needs a baseline, a target and a first value.</p>
      ) : (
        <>
          <PacePicture series={series} />
          <PaceTable series={series} />
        </>
      )}
    </section>
  )
}

function PacePicture({ series }: { readonly series: PaceSeries }): ReactElement {
  const { cycle, nowMs } = useGoalsInView()
  const [box, width] = useWidth<HTMLDivElement>(800)
  const size = { width: Math.max(80, width - left - right), height: height - top }
  const chart = paceChart(series, cycle, nowMs, size)
  const last = chart.dots.at(-1)
  // On the free side of the line.
  const rises = series.target >= series.baseline
  return (
    <div ref={box} className="pace-chart">
      <svg width={width} height={height + foot} aria-hidden="true">
        <g transform={`translate(${left} ${top})`}>
          <Levels series={series} chart={chart} width={size.width} />
          <Days series={series} chart={chart} height={size.height} />
          <path className="metric-lines__expected" d={chart.expected} />
          <path className="metric-lines__forecast" d={chart.forecast} />
          <path className="metric-lines__way" d={chart.way} />
          {chart.dots.map(({ x, y }) => (
            <circle key={`${x} ${y}`} className="metric-lines__dot" cx={x} cy={y} r={3.5} />
          ))}
          {chart.arrival !== null && (
            <circle className="pace-chart__arrival" cx={chart.arrival.x} cy={chart.arrival.y} r={5} />
          )}
          {last !== undefined && (
            <text
              className="pace-chart__value"
              x={last.x + (rises ? -8 : 8)}
              y={last.y - 9}
              textAnchor={rises ? 'end' : 'start'}
            >
              {series.say(series.points.at(-1)?.value ?? 0)}
            </text>
          )}
        </g>
      </svg>
    </div>
  )
}

type PartProps = { readonly series: PaceSeries; readonly chart: PaceChart }

const Levels = ({ series, chart, width }: PartProps & { readonly width: number }): ReactElement => (
  <>
    {(['baseline', 'target'] as const).map((name) => (
      <g key={name} transform={`translate(0 ${chart.levels[name]})`}>
        <line className="pace-chart__level" data-level={name} x1={0} x2={width} />
        <text x={-10} y={4} textAnchor="end">
          {series.say(series[name])}
        </text>
      </g>
    ))}
  </>
)

/** The days that matter: begin and end of the cycle below, today and the day of arrival above. */
function Days({ series, chart, height }: PartProps & { readonly height: number }): ReactElement {
  const { cycle } = useGoalsInView()
  const { now, ends, arrival } = chart
  const isNowNamed = arrival === null || Math.abs(arrival.x - now) > LABEL_WIDTH
  return (
    <>
      <line className="metric-lines__now" x1={now} x2={now} y1={0} y2={height} />
      {isNowNamed && (
        <text x={now} y={-8} textAnchor="middle">
          Today
        </text>
      )}
      <text x={ends.start} y={height + 18}>
        {shortDateText(cycle.startsOn, cycle.endsOn)}
      </text>
      <line className="pace-chart__end" x1={ends.end} x2={ends.end} y1={0} y2={height} />
      <text x={ends.end} y={height + 18} textAnchor="end">
        {shortDateText(cycle.endsOn, cycle.endsOn)}
      </text>
      {arrival !== null && series.metOn !== null && (
        <text className="pace-chart__day" x={arrival.x} y={-8} textAnchor="end">
          Met {shortDateText(series.metOn, cycle.endsOn)}
        </text>
      )}
    </>
  )
}

function PaceTable({ series }: { readonly series: PaceSeries }): ReactElement {
  const { cycle } = useGoalsInView()
  const { timeZone } = useSignedIn().person
  return (
    <details className="pace-table">
      <summary>These values as a table</summary>
      <Table aria-label="Values, and what an even pace asks for">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th>Reached</Table.Th>
            <Table.Th>Even pace</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {series.points.map(({ at, value }) => (
            <Table.Tr key={`${at} ${value}`}>
              <Table.Th scope="row">{dayText(at, timeZone)}</Table.Th>
              <Table.Td>{series.say(value)}</Table.Td>
              <Table.Td>{series.say(evenPace(series, cycle, at))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  )
}
