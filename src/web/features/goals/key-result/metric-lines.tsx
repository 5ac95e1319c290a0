import type { ReactElement } from 'react'
import { withUnit } from './key-result-words.ts'
import { metricChart, type MetricView } from '../pace/metric-chart.ts'
import { useGoalsInView } from '../goals-context.ts'

const size = { width: 168, height: 52 }

/** The way of a metric over its cycle: what was said, the even pace, and where it is heading. */
export function MetricLines({ keyResult }: { readonly keyResult: MetricView }): ReactElement | null {
  const { cycle, nowMs } = useGoalsInView()
  const chart = metricChart(keyResult, cycle, nowMs, size)
  if (chart === null) return null
  const last = chart.dots.at(-1)
  return (
    <>
      <span className="sr-only">{spokenOf(keyResult)}</span>
      <svg className="metric-lines" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <line className="metric-lines__now" x1={chart.now} x2={chart.now} y1={0} y2={size.height} />
        <path className="metric-lines__expected" d={chart.expected} />
        <path className="metric-lines__forecast" d={chart.forecast} />
        <path className="metric-lines__way" d={chart.way} />
        {last !== undefined && <circle className="metric-lines__dot" cx={last.x} cy={last.y} r={3} />}
      </svg>
    </>
  )
}

function spokenOf({ recent, unit, baseline, target }: MetricView): string {
  const told = recent.map(({ value }) => withUnit(value, unit)).join(', ')
  const [from, to] = [baseline, target].map((value) => (value === null ? '?' : withUnit(value, unit)))
  return `Last values ${told}; the even pace leads from ${from} to ${to}`
}
