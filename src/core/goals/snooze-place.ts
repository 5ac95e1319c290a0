import { type Interval, clip, interval, subtract } from '../time/interval.ts'

/** What an occurrence needs, in ms: its length where there is room, the shortest that still counts otherwise. */
export type Lengths = { readonly idealMs: number; readonly leastMs: number; readonly gridMs: number }

/** First place within `span` that is free of `taken`, on the grid; null where not even the shortest fits. */
export function snoozePlace(
  span: Interval,
  taken: readonly Interval[],
  { idealMs, leastMs, gridMs }: Lengths,
): Interval | null {
  if (span.endMs <= span.startMs) return null
  const free = subtract([interval(span.startMs, span.endMs)], clip(taken, span)).map(
    ({ startMs, endMs }) => ({
      startMs: Math.ceil(startMs / gridMs) * gridMs,
      endMs,
    }),
  )
  for (const lengthMs of [idealMs, leastMs]) {
    const slot = free.find(({ startMs, endMs }) => endMs - startMs >= lengthMs)
    if (slot !== undefined) return { startMs: slot.startMs, endMs: slot.startMs + lengthMs }
  }
  return null
}
