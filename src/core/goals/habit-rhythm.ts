/** How often a habit is wanted, and on which weekdays. */
export type HabitRhythm = {
  readonly timesPerWeek: number
  /** Allowed weekdays, 1 = Monday. With `cadence` "exactly", the occurrences fall on each of them. */
  readonly days: readonly number[]
  readonly cadence: 'any' | 'exactly'
}

/** One that was in force before `untilDate`, and no longer on it. */
export type PastRhythm = HabitRhythm & { readonly untilDate: string }

type Changing = HabitRhythm & { readonly pastRhythms: readonly PastRhythm[] }

/**
 * The past rhythms of a habit that gets the rhythm `next` today. What was in force for less than a day never was. Who
 * flies to where it is still yesterday changes what they changed there last.
 */
export function rhythmsAfter(before: Changing, next: HabitRhythm, today: string): readonly PastRhythm[] {
  const { timesPerWeek, days, cadence, pastRhythms } = before
  if (isSame(before, next)) return pastRhythms
  const last = pastRhythms.at(-1)
  if (last === undefined || last.untilDate < today)
    return [...pastRhythms, { timesPerWeek, days, cadence, untilDate: today }]
  return isSame(last, next) ? pastRhythms.slice(0, -1) : pastRhythms
}

const isSame = (a: HabitRhythm, b: HabitRhythm): boolean =>
  a.timesPerWeek === b.timesPerWeek && a.cadence === b.cadence && daysOf(a) === daysOf(b)

const daysOf = ({ days }: HabitRhythm): string => days.toSorted((a, b) => a - b).join()

/** The rhythms that were in force for a part of [firstDate, afterDate), in order. */
export function rhythmsBetween(
  habit: Changing,
  firstDate: string,
  afterDate: string,
): readonly HabitRhythm[] {
  const all = [...habit.pastRhythms, { ...habit, untilDate: NEVER }]
  return all.filter(
    ({ untilDate }, index) => firstDate < untilDate && (all[index - 1]?.untilDate ?? '') < afterDate,
  )
}

const NEVER = '9999-12-31'
