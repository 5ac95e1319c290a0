import type { CompiledHabit, HabitDate } from '../compiled.ts'
import type { Occurrence } from '../moves/place-habit.ts'

/** A habit of which some dates are settled, and what its least cost is too low by. */
export type HabitDomain = {
  readonly habit: CompiledHabit
  readonly paid: number
  readonly settled: ReadonlySet<number>
}

export const freeHabit = (habit: CompiledHabit): HabitDomain => ({ habit, paid: 0, settled: new Set() })

/** By date: how often it was used, and where. */
export type SeenDates = {
  rounds: number
  readonly used: Float64Array
  readonly starts: Float64Array
  readonly first: Float64Array
  readonly last: Float64Array
}

export const seenDates = ({ dates }: CompiledHabit): SeenDates => ({
  rounds: 0,
  used: new Float64Array(dates.length),
  starts: new Float64Array(dates.length),
  first: new Float64Array(dates.length),
  last: new Float64Array(dates.length),
})

export function forgetInPlace(seen: SeenDates): void {
  seen.rounds = 0
  seen.used.fill(0)
  seen.starts.fill(0)
  seen.first.fill(Number.POSITIVE_INFINITY)
  seen.last.fill(0)
}

export function noteHabitInPlace(
  seen: SeenDates,
  { dates }: CompiledHabit,
  occurrences: readonly Occurrence[],
): void {
  seen.rounds++
  let index = 0
  for (const { start } of occurrences) {
    while (dates[index]!.free.ends.at(-1)! <= start) index++
    seen.used[index]!++
    seen.starts[index]! += start
    seen.first[index] = Math.min(seen.first[index]!, start)
    seen.last[index] = Math.max(seen.last[index]!, start)
  }
}

/** Taken off the cost of a date that has to be used, and paid back after that. */
const FORCE = 1e7

export type HabitDivision = { readonly score: number; readonly domains: readonly [HabitDomain, HabitDomain] }

/** How the date that came out most differently divides a habit in two. */
export function habitDivision(
  original: CompiledHabit,
  domain: HabitDomain,
  seen: SeenDates,
): HabitDivision | undefined {
  let most = 0
  let best: (() => HabitDivision['domains']) | undefined
  for (const [index, date] of original.dates.entries()) {
    const used = seen.used[index]! / seen.rounds
    const byUse = domain.settled.has(date.day) ? 0 : 4 * used * (1 - used) * original.missedCost
    const byStart = used === 0 ? 0 : 2 * (seen.last[index]! - seen.first[index]!)
    if (Math.max(byUse, byStart) <= most) continue
    most = Math.max(byUse, byStart)
    best = byUse >= byStart ? () => divideByUse(domain, date) : () => divideByStart(domain, date, seen, index)
  }
  return best === undefined ? undefined : { score: most, domains: best() }
}

const divideByUse = (domain: HabitDomain, date: HabitDate): HabitDivision['domains'] => [
  withDate(domain, date),
  withoutDate(domain, date),
]

function divideByStart(
  domain: HabitDomain,
  date: HabitDate,
  { last, starts, used }: SeenDates,
  index: number,
): HabitDivision['domains'] {
  const start = Math.min(last[index]! - 1, Math.floor(starts[index]! / used[index]!))
  return [cutStarts(domain, date, 0, start), cutStarts(domain, date, start + 1, Number.POSITIVE_INFINITY)]
}

function withDate({ habit, paid, settled }: HabitDomain, { day, free }: HabitDate): HabitDomain {
  const startCost = habit.startCost.slice()
  for (const [run, start] of free.starts.entries())
    for (let step = start; step < free.ends[run]!; step++) startCost[step]! -= FORCE
  return { habit: { ...habit, startCost }, paid: paid + FORCE, settled: new Set([...settled, day]) }
}

function withoutDate({ habit, paid, settled }: HabitDomain, { day }: HabitDate): HabitDomain {
  return {
    habit: { ...habit, dates: habit.dates.filter((date) => date.day !== day) },
    paid,
    settled: new Set([...settled, day]),
  }
}

/** On this date, only starts on steps from … to (both included) are left. */
function cutStarts(
  { habit, paid, settled }: HabitDomain,
  { free }: HabitDate,
  from: number,
  to: number,
): HabitDomain {
  const startCost = habit.startCost.slice()
  for (const [run, start] of free.starts.entries())
    for (let step = start; step < free.ends[run]!; step++)
      if (step < from || step > to) startCost[step] = Number.POSITIVE_INFINITY
  return { habit: { ...habit, startCost }, paid, settled }
}
