/** A rest of a habit, by local dates, both included; `toDate` is null while nobody has said when it ends. */
export type HabitPause = { readonly fromDate: string; readonly toDate: string | null }

/** ISO dates compare as texts. */
export const isPausedOn = (pauses: readonly HabitPause[], date: string): boolean =>
  pauses.some(({ fromDate, toDate }) => fromDate <= date && (toDate === null || date <= toDate))

/** Rests from `fromDate` on, to the end of `toDate`. Rests that it meets become part of it. */
export function paused(
  pauses: readonly HabitPause[],
  fromDate: string,
  toDate: string | null,
): readonly HabitPause[] {
  const meets = (one: HabitPause): boolean =>
    (one.toDate === null || one.toDate >= fromDate) && (toDate === null || one.fromDate <= toDate)
  const met = pauses.filter(meets)
  const first = met.reduce((least, one) => (one.fromDate < least ? one.fromDate : least), fromDate)
  // What was said last about the end counts, so that an open rest can be given an end.
  return inOrder([...pauses.filter((one) => !meets(one)), { fromDate: first, toDate }])
}

/** Goes on from `date`: a rest that holds it ends the day before, later ones are called off. */
export function resumed(
  pauses: readonly HabitPause[],
  date: string,
  dayBefore: string,
): readonly HabitPause[] {
  return pauses
    .filter(({ fromDate }) => fromDate < date)
    .map((one) => (one.toDate === null || one.toDate >= date ? { ...one, toDate: dayBefore } : one))
}

const inOrder = (pauses: readonly HabitPause[]): HabitPause[] =>
  pauses.toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1))
