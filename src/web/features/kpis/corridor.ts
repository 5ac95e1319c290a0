import { airy, type Span, spanOf } from '../../ui/plot.ts'
import type { Corridor, KpiStatus } from './kpi-types.ts'

export type Corridors = { readonly green: Corridor; readonly amber: Corridor }
export type Band = Span & { readonly status: KpiStatus }

/** What colour the values of a span have, from its low end to its high one. */
export function bandsOf({ green, amber }: Corridors, { from, to }: Span): Band[] {
  const ends: readonly (readonly [KpiStatus, number])[] = [
    ['red', amber.from ?? -Infinity],
    ['amber', green.from ?? -Infinity],
    ['green', green.to ?? Infinity],
    ['amber', amber.to ?? Infinity],
    ['red', Infinity],
  ]
  let at = from
  const bands: Band[] = []
  for (const [status, end] of ends) {
    const next = Math.min(to, end)
    if (next <= at) continue
    bands.push({ status, from: at, to: next })
    at = next
  }
  return bands
}

/** All thresholds, and the values that are to be seen among them, with air around; null without any. */
export function spanOfCorridors({ green, amber }: Corridors, values: readonly number[]): Span | null {
  const shown = [green.from, green.to, amber.from, amber.to, ...values].filter((value) => value !== null)
  return shown.length === 0 ? null : airy(spanOf(shown), 0.3)
}

/** Do the two corridors make sense together? Then null; what is wrong otherwise. The server judges as well. */
export function corridorFault({ green, amber }: Corridors): string | null {
  if (isBent(green) || isBent(amber)) return 'A corridor has to begin below its end.'
  const holds =
    (amber.from ?? -Infinity) <= (green.from ?? -Infinity) && (green.to ?? Infinity) <= (amber.to ?? Infinity)
  return holds ? null : 'The amber corridor has to hold the green one.'
}

const isBent = ({ from, to }: Corridor): boolean => from !== null && to !== null && from > to
