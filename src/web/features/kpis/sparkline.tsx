import type { ReactElement } from 'react'
import { airy, pathOf, scaleOf, spanOf } from '../../ui/plot.ts'
import { withUnit } from '../goals/key-result/key-result-words.ts'
import { bandsOf } from './corridor.ts'
import type { KpiView } from './kpi-types.ts'

const [width, height] = [240, 72]

/** The last readings above the colours that they fell into. */
export function Sparkline({ kpi }: { readonly kpi: KpiView }): ReactElement | null {
  const points = kpi.recent.map(({ value, at }) => ({ value, at: Date.parse(at) }))
  const last = points.at(-1)
  if (last === undefined) return null
  const span = airy(spanOf([...points.map(({ value }) => value), ...nearestEnds(kpi, last.value)]), 0.2)
  const scale = scaleOf(spanOf(points.map(({ at }) => at)), span, width, height)
  return (
    <>
      <span className="sr-only">{spokenOf(kpi)}</span>
      <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {bandsOf(kpi, span).map((band) => (
          <rect
            key={band.from}
            className="sparkline__band"
            data-status={band.status}
            x={0}
            width={width}
            y={scale.y(band.to)}
            height={Math.max(0, scale.y(band.from) - scale.y(band.to))}
          />
        ))}
        <path className="sparkline__line" d={pathOf(points, scale)} />
        <circle className="sparkline__dot" cx={scale.x(last.at)} cy={scale.y(last.value)} r={3.5} />
      </svg>
    </>
  )
}

/** Ends of the green corridor belong into the picture: how far away is it? */
const nearestEnds = ({ green }: KpiView, value: number): number[] =>
  [green.from, green.to]
    .filter((end) => end !== null)
    .toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value))
    .slice(0, 1)

const spokenOf = ({ recent, unit }: KpiView): string =>
  `Last readings: ${recent
    .slice(-8)
    .map(({ value }) => withUnit(value, unit))
    .join(', ')}`
