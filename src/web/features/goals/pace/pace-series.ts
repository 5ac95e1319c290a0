import { DAY_MS } from '#core/time/interval.ts'
import { dayNumberOf } from '#core/time/local-date.ts'
import type { EffortWeekView } from '#contracts/http/key-result-routes.ts'
import type { CycleView } from '#contracts/http/goals.ts'
import { formatMinutes, formatShare, plural } from '../../../format/duration.ts'
import type { PlotPoint } from '../../../ui/plot.ts'
import { withUnit } from '../key-result/key-result-words.ts'
import type { KeyResultView } from '../goal-types.ts'

export type PaceSeries = {
  readonly baseline: number
  readonly target: number
  /** What was reached when, oldest first. */
  readonly points: readonly PlotPoint[]
  /** Where it stands at the end of the cycle if it goes on like this; null: nobody can tell yet. */
  readonly valueAtEnd: number | null
  /** The day on which the target is met; null: not on this way. */
  readonly metOn: string | null
  readonly say: (value: number) => string
}

type Span = Pick<CycleView, 'startsOn' | 'endsOn'>

/** Start of a local date, in epoch ms; close enough for a picture in any zone. */
export const dayMs = (date: string): number => (dayNumberOf(date) ?? 0) * DAY_MS

/** The way of a key result through its cycle; null while there is nothing to draw. */
export function paceSeries(
  keyResult: KeyResultView,
  { startsOn }: Span,
  nowMs: number,
  weeks: readonly EffortWeekView[] = [],
): PaceSeries | null {
  const start = dayMs(startsOn)
  switch (keyResult.kind) {
    case 'metric':
      return ofMetric(keyResult)
    case 'milestone':
      return ofMilestones(keyResult, start, nowMs)
    case 'effort':
      return ofEffort(keyResult, start, nowMs, weeks)
  }
}

type Kind<K extends KeyResultView['kind']> = Extract<KeyResultView, { kind: K }>

function ofMetric({ baseline, target, recent, unit, outcomeForecast }: Kind<'metric'>): PaceSeries | null {
  if (baseline === null || target === null || recent.length === 0) return null
  return {
    baseline,
    target,
    points: recent.map(({ at, value }) => ({ at: Date.parse(at), value })),
    valueAtEnd: outcomeForecast?.valueAtEnd ?? null,
    metOn: outcomeForecast?.metOn ?? null,
    say: (value) => withUnit(value, unit),
  }
}

function ofMilestones(
  { milestones, outcomeForecast }: Kind<'milestone'>,
  start: number,
  nowMs: number,
): PaceSeries | null {
  const whole = milestones.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0 || nowMs <= start) return null
  const done = milestones
    .flatMap(({ doneAt, weight }) => (doneAt === null ? [] : [{ at: Date.parse(doneAt), weight }]))
    .toSorted((a, b) => a.at - b.at)
  const shareAt = (index: number): number =>
    done.slice(0, index).reduce((sum, { weight }) => sum + weight, 0) / whole
  return {
    baseline: 0,
    target: 1,
    points: [
      { at: start, value: 0 },
      ...done.map(({ at }, index) => ({ at, value: shareAt(index + 1) })),
      { at: nowMs, value: shareAt(done.length) },
    ],
    valueAtEnd: outcomeForecast?.valueAtEnd ?? null,
    metOn: outcomeForecast?.metOn ?? null,
    say: formatShare,
  }
}

function ofEffort(
  { measure, target, current, effortForecast }: Kind<'effort'>,
  start: number,
  nowMs: number,
  weeks: readonly EffortWeekView[],
): PaceSeries | null {
  if (nowMs <= start) return null
  const isHours = measure === 'minutes'
  return {
    baseline: 0,
    target,
    points: [
      { at: start, value: 0 },
      ...(isHours ? soFar(weeks, start, nowMs) : []),
      { at: nowMs, value: current },
    ],
    valueAtEnd: isHours ? (effortForecast?.minutesAtEnd ?? null) : null,
    metOn: isHours ? (effortForecast?.metOn ?? null) : null,
    say: (value) => (isHours ? formatMinutes(value) : plural(Math.round(value), 'session')),
  }
}

/** What was done by the end of each week of the cycle that is over. */
function soFar(weeks: readonly EffortWeekView[], start: number, nowMs: number): PlotPoint[] {
  let value = 0
  return weeks
    .map(({ week, doneMinutes }) => ({ at: dayMs(week) + 7 * DAY_MS, value: (value += doneMinutes) }))
    .filter(({ at }) => at > start && at < nowMs)
}

/** What an even pace would have reached at a moment of the cycle. */
export function evenPace({ baseline, target }: PaceSeries, { startsOn, endsOn }: Span, at: number): number {
  const [from, to] = [dayMs(startsOn), dayMs(endsOn) + DAY_MS]
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)))
  return baseline + share * (target - baseline)
}
