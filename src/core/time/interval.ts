/** Half-open interval [startMs, endMs) in epoch milliseconds. An interval with endMs ≤ startMs is empty. */
export type Interval = { readonly startMs: number; readonly endMs: number }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const interval = (startMs: number, endMs: number): Interval => ({ startMs, endMs })

/** End of the minutes that begin before an instant: a minute counts by its start, so 16:59:30 closes at 17:00. */
export const minuteEnd = (ms: number): number => Math.ceil(ms / MINUTE_MS) * MINUTE_MS

const isEmpty = (a: Interval): boolean => a.endMs <= a.startMs

export const lengthMs = (a: Interval): number => Math.max(0, a.endMs - a.startMs)

/** Do the two share an instant? Abutting intervals do not overlap. */
export const overlaps = (a: Interval, b: Interval): boolean => a.startMs < b.endMs && b.startMs < a.endMs

/** Does one end exactly where the other starts? */
export const abuts = (a: Interval, b: Interval): boolean => a.endMs === b.startMs || b.endMs === a.startMs

/** Does `a` hold all of `b`? */
export const engulfs = (a: Interval, b: Interval): boolean => a.startMs <= b.startMs && b.endMs <= a.endMs

export const byStart = (a: Interval, b: Interval): number => a.startMs - b.startMs || a.endMs - b.endMs

/** The same instants as sorted, disjoint, non-abutting intervals; empty ones are dropped. Keeps the input. */
export function merge(list: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const next of list.filter((item) => !isEmpty(item)).sort(byStart)) {
    const last = result.at(-1)
    if (last === undefined || next.startMs > last.endMs) result.push(next)
    else if (next.endMs > last.endMs) result[result.length - 1] = interval(last.startMs, next.endMs)
  }
  return result
}

/** What of `list` lies in `window`, piece by piece. Keeps the input and its order. */
export function clip(list: readonly Interval[], window: Interval): Interval[] {
  return list
    .map((item) => interval(Math.max(item.startMs, window.startMs), Math.min(item.endMs, window.endMs)))
    .filter((item) => !isEmpty(item))
}

/** Instants that are in `a` and in `b`, merged. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const left = merge(a)
  const right = merge(b)
  const result: Interval[] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    const x = left[i]!
    const y = right[j]!
    const common = interval(Math.max(x.startMs, y.startMs), Math.min(x.endMs, y.endMs))
    if (!isEmpty(common)) result.push(common)
    if (x.endMs < y.endMs) i++
    else j++
  }
  return result
}

/** Instants that are in `a` but not in `b`, merged. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const cuts = merge(b)
  return merge(a).flatMap((item) => subtractFromOne(item, cuts))
}

function subtractFromOne(item: Interval, cuts: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  let startMs = item.startMs
  for (const cut of cuts) {
    if (cut.endMs <= startMs) continue
    if (cut.startMs >= item.endMs) break
    if (cut.startMs > startMs) result.push(interval(startMs, cut.startMs))
    startMs = Math.max(startMs, cut.endMs)
  }
  if (startMs < item.endMs) result.push(interval(startMs, item.endMs))
  return result
}

/** Total length of the instants in `list`, each counted once. */
export const totalMs = (list: readonly Interval[]): number =>
  merge(list).reduce((sum, item) => sum + lengthMs(item), 0)
