import { DAY_MS } from '#core/time/interval.ts'
import type { CycleView } from '#contracts/http/goals.ts'
import { airy, pathOf, type PlotPoint, type Scale, scaleOf, spanOf } from '../../../ui/plot.ts'
import { dayMs, type PaceSeries } from './pace-series.ts'

type Span = Pick<CycleView, 'startsOn' | 'endsOn'>
type Size = { readonly width: number; readonly height: number }
type Place = { readonly x: number; readonly y: number }

export type PaceChart = {
  readonly expected: string
  readonly way: string
  readonly forecast: string
  readonly dots: readonly Place[]
  readonly ends: { readonly start: number; readonly end: number }
  readonly levels: { readonly baseline: number; readonly target: number }
  readonly now: number
  /** Where the target is met; null: outside the picture, or never. */
  readonly arrival: Place | null
}

/** An arrival so long after the end is still drawn, as a share of the cycle's length. */
const FARTHEST = 0.5

/** The lines of a series on a field: the even pace, the way so far, and where it is heading. */
export function paceChart(series: PaceSeries, cycle: Span, nowMs: number, size: Size): PaceChart {
  const [from, end] = [dayMs(cycle.startsOn), dayMs(cycle.endsOn) + DAY_MS]
  const arrival = arrivalOf(series, { from, end })
  const to = Math.max(end, arrival ?? end)
  const within = (at: number): number => Math.min(to, Math.max(from, at))
  const points = series.points.map(({ at, value }) => ({ at: within(at), value }))
  const heading = headingOf(series, end, arrival)
  const values = [series.baseline, series.target, ...[...points, ...heading].map(({ value }) => value)]
  const scale: Scale = scaleOf({ from, to }, airy(spanOf(values), 0.08), size.width, size.height)
  const last = points.at(-1)
  return {
    expected: pathOf(
      [
        { at: from, value: series.baseline },
        { at: end, value: series.target },
      ],
      scale,
    ),
    way: pathOf(points, scale),
    forecast: last === undefined || heading.length === 0 ? '' : pathOf([last, ...heading], scale),
    dots: points.map(({ at, value }) => ({ x: scale.x(at), y: scale.y(value) })),
    ends: { start: scale.x(from), end: scale.x(end) },
    levels: { baseline: scale.y(series.baseline), target: scale.y(series.target) },
    now: scale.x(within(nowMs)),
    arrival: arrival === null ? null : { x: scale.x(arrival), y: scale.y(series.target) },
  }
}

/** When the target is met, where that is still ahead and not too far behind the cycle's end. */
function arrivalOf(
  { metOn, points }: PaceSeries,
  { from, end }: { readonly from: number; readonly end: number },
): number | null {
  if (metOn === null) return null
  const at = dayMs(metOn) + DAY_MS / 2
  const last = points.at(-1)?.at ?? from
  return at > last && at <= end + FARTHEST * (end - from) ? at : null
}

/** To the target on its day where that is drawn, else to the end of the cycle. */
function headingOf({ target, valueAtEnd }: PaceSeries, end: number, arrival: number | null): PlotPoint[] {
  if (arrival !== null) return [{ at: arrival, value: target }]
  return valueAtEnd === null ? [] : [{ at: end, value: valueAtEnd }]
}
