/**
 * How many of `dates` (ascending days) can be chosen at least `apart` days from each other and from every fixed day.
 * Taking the earliest date that fits, again and again, is best.
 */
export function mostDates(dates: readonly number[], fixed: readonly number[], apart: number): number {
  let [count, last] = [0, Number.NEGATIVE_INFINITY]
  for (const date of dates) {
    if (date - last < apart || fixed.some((day) => Math.abs(date - day) < apart)) continue
    count += 1
    last = date
  }
  return count
}
