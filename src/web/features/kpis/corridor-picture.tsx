import type { ReactElement } from 'react'
import { formatNumber } from '../../format/duration.ts'
import { percentOf } from '../goals/pace/pace-words.ts'
import { bandsOf, corridorFault, spanOfCorridors, type Corridors } from './corridor.ts'
import { corridorText } from './kpi-words.ts'

type CorridorPictureProps = Corridors & { readonly value: number | null }

/** The thresholds as a coloured strip that changes while they are typed. */
export function CorridorPicture({ green, amber, value }: CorridorPictureProps): ReactElement {
  const corridors = { green, amber }
  const span = spanOfCorridors(corridors, value === null ? [] : [value])
  const fault = corridorFault(corridors)
  if (span === null) return <p className="corridor__hint">The colours show up here as you type.</p>
  if (fault !== null) return <p className="corridor__hint corridor__hint--bad">{fault}</p>
  const place = (at: number): string => `${percentOf(at - span.from, span.to - span.from)}%`
  const bands = bandsOf(corridors, span)
  return (
    <div className="corridor">
      <span className="sr-only">{corridorText(corridors)}</span>
      <div className="corridor__strip" aria-hidden="true">
        {bands.map((band) => (
          <span
            key={band.from}
            className="corridor__band"
            data-status={band.status}
            style={{ width: `${percentOf(band.to - band.from, span.to - span.from)}%` }}
          />
        ))}
        {value !== null && <span className="corridor__value" style={{ left: place(value) }} />}
      </div>
      <div className="corridor__ends" aria-hidden="true">
        {bands.slice(1).map(({ from }) => (
          <span key={from} style={{ left: place(from) }}>
            {formatNumber(from)}
          </span>
        ))}
      </div>
    </div>
  )
}
