import { MINUTE_MS } from '#core/time/interval.ts'
import { addDays, clockText, instantOf, wallTimeOf } from '../../../format/zoned-time.ts'

export type Span = { readonly start: string; readonly end: string }

const DAY_MINUTES = 24 * 60
const LEAST_MINUTES = 5

/** Where an arrow key takes a span: by a grid step, a day (the wall keeps its time), or with Shift at its end only. */
export function nudged(
  span: Span,
  key: string,
  { gridMinutes, timeZone, isResize }: { gridMinutes: number; timeZone: string; isResize: boolean },
): Span | null {
  const step = steps[key]
  if (step === undefined) return null
  if (isResize) return 'days' in step ? null : resized(span, step.grid * gridMinutes)
  if ('days' in step) return byDays(span, step.days, timeZone)
  return shifted(span, step.grid * gridMinutes)
}

const steps: Readonly<Record<string, { readonly grid: number } | { readonly days: number }>> = {
  ArrowUp: { grid: -1 },
  ArrowDown: { grid: 1 },
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
}

const moved = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString()

const shifted = ({ start, end }: Span, minutes: number): Span => ({
  start: moved(start, minutes),
  end: moved(end, minutes),
})

function resized({ start, end }: Span, minutes: number): Span | null {
  const length = (Date.parse(end) - Date.parse(start)) / MINUTE_MS + minutes
  return length < LEAST_MINUTES || length > DAY_MINUTES ? null : { start, end: moved(end, minutes) }
}

function byDays({ start, end }: Span, days: number, timeZone: string): Span | null {
  const { date, minute } = wallTimeOf(start, timeZone)
  const ms = instantOf(addDays(date, days), clockText(minute), timeZone)
  if (ms === undefined) return null
  const length = Date.parse(end) - Date.parse(start)
  return { start: new Date(ms).toISOString(), end: new Date(ms + length).toISOString() }
}
