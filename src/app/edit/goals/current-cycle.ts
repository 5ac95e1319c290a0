import { DateTime } from 'luxon'
import type { Cycle } from '#core/goals/cycle.ts'
import type { Clock } from '../../ports/clock.ts'
import type { IdSource } from '../../ports/id-source.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** The cycle of today, the shortest where several fit; the quarter is made where there is none. */
export async function ensureCurrentCycle(
  { person, cycles }: Repositories,
  ids: IdSource,
  clock: Clock,
): Promise<Cycle> {
  const { timeZone } = await person.get()
  const today = DateTime.fromMillis(clock.now(), { zone: timeZone })
  const localDate = today.toISODate() ?? ''
  const current = currentOf(await cycles.list(), localDate)
  if (current !== null) return current
  // Two first looks at once: the second one finds the quarter of the first.
  await person.lock()
  const meanwhile = currentOf(await cycles.list(), localDate)
  if (meanwhile !== null) return meanwhile
  const quarter: Cycle = {
    id: ids.next(),
    title: `Q${today.quarter} ${today.year}`,
    kind: 'quarter',
    startsOn: today.startOf('quarter').toISODate() ?? '',
    endsOn: today.endOf('quarter').toISODate() ?? '',
  }
  await cycles.save(quarter)
  return quarter
}

/** Of the cycles that hold a local date, the one that ends first. */
export function currentOf(cycles: readonly Cycle[], localDate: string): Cycle | null {
  const holding = cycles.filter(({ startsOn, endsOn }) => startsOn <= localDate && localDate <= endsOn)
  return holding.toSorted((a, b) => a.endsOn.localeCompare(b.endsOn))[0] ?? null
}
