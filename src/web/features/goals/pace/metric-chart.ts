import { DAY_MS } from '#core/time/interval.ts'
import { dayNumberOf } from '#core/time/local-date.ts'
import type { CycleView } from '#contracts/http/goals.ts'
import { airy, pathOf, type Scale, scaleOf, spanOf } from '../../../ui/plot.ts'
import type { KeyResultView } from '../goal-types.ts'

export type MetricView = Extract<KeyResultView, { kind: 'metric' }>

export type MetricChart = {
  /** From the baseline on the first day to the target on the last: how it would go at an even pace. */
  readonly expected: string
  readonly way: string
  /** From the last value to where it is heading; empty without a forecast. */
  readonly forecast: string
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly now: number
}

type Size = { readonly width: number; readonly height: number }

/** Lines of a metric over its cycle; null while it has no baseline, target or value. */
export function metricChart(
  { baseline, target, recent, outcomeForecast }: MetricView,
  { startsOn, endsOn }: Pick<CycleView, 'startsOn' | 'endsOn'>,
  nowMs: number,
  { width, height }: Size,
): MetricChart | null {
  if (baseline === null || target === null || recent.length === 0) return null
  const [from, to] = [dayMs(startsOn), dayMs(endsOn) + DAY_MS]
  const values = recent.map(({ at, value }) => ({ at: Math.min(to, Math.max(from, Date.parse(at))), value }))
  const heading = outcomeForecast === null ? [] : [{ at: to, value: outcomeForecast.valueAtEnd }]
  const heights = [baseline, target, ...values.map(({ value }) => value), ...heading.map((one) => one.value)]
  const scale: Scale = scaleOf({ from, to }, airy(spanOf(heights), 0.06), width, height)
  const last = values.at(-1)
  return {
    expected: pathOf(
      [
        { at: from, value: baseline },
        { at: to, value: target },
      ],
      scale,
    ),
    way: pathOf(values, scale),
    forecast: last === undefined || heading.length === 0 ? '' : pathOf([last, ...heading], scale),
    dots: values.map(({ at, value }) => ({ x: scale.x(at), y: scale.y(value) })),
    now: scale.x(Math.min(to, Math.max(from, nowMs))),
  }
}

const dayMs = (date: string): number => (dayNumberOf(date) ?? 0) * DAY_MS
