import type { Corridors } from './corridor.ts'
import type { Corridor, KpiView } from './kpi-types.ts'

type Typed = number | string
export type KpiFields = Pick<KpiView, 'title' | 'unit' | 'direction' | 'cadence'> & {
  readonly greenFrom: Typed
  readonly greenTo: Typed
  readonly amberFrom: Typed
  readonly amberTo: Typed
}

const empty: KpiFields = {
  title: '',
  unit: 'percent',
  direction: 'higher',
  cadence: 'weekly',
  greenFrom: '',
  greenTo: '',
  amberFrom: '',
  amberTo: '',
}

export function fieldsOfKpi(kpi: KpiView | null): KpiFields {
  if (kpi === null) return empty
  const { title, unit, direction, cadence, green, amber } = kpi
  return {
    title,
    unit,
    direction,
    cadence,
    greenFrom: green.from ?? '',
    greenTo: green.to ?? '',
    amberFrom: amber.from ?? '',
    amberTo: amber.to ?? '',
  }
}

/** Only the ends that the direction has: what was typed for another one is kept in the form, and not sent. */
export function corridorsOf({ direction, ...ends }: KpiFields): Corridors {
  const corridor = (from: Typed, to: Typed): Corridor => ({
    from: direction === 'lower' ? null : numberOrNull(from),
    to: direction === 'higher' ? null : numberOrNull(to),
  })
  return { green: corridor(ends.greenFrom, ends.greenTo), amber: corridor(ends.amberFrom, ends.amberTo) }
}

const numberOrNull = (typed: Typed): number | null => (typed === '' ? null : Number(typed))

export function bodyOfKpi(fields: KpiFields) {
  const { title, unit, direction, cadence } = fields
  return { title, unit, direction, cadence, ...corridorsOf(fields) }
}
