import { wholeOf } from '#core/tasks/item-parts.ts'

/** So many items are named; of the others their number is told. */
const MOST_FACTS = 5

/** The facts of a reason as the wire has them: tasks and habits instead of their parts, and no endless lists. */
export function briefFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { by, takenMinutes, predecessor, ...others } = facts
  const taken = takenBy(takenMinutes)
  const all = [...new Set((Array.isArray(by) ? by : []).map((id) => wholeOf(String(id))))]
  const named = all.toSorted((a, b) => (taken.get(b) ?? 0) - (taken.get(a) ?? 0)).slice(0, MOST_FACTS)
  return {
    ...others,
    ...(typeof predecessor === 'string' ? { predecessor: wholeOf(predecessor) } : {}),
    ...(by === undefined ? {} : { by: named, byCount: all.length }),
    ...(takenMinutes === undefined
      ? {}
      : { takenMinutes: Object.fromEntries(named.map((id) => [id, taken.get(id) ?? 0])) }),
  }
}

function takenBy(takenMinutes: unknown): ReadonlyMap<string, number> {
  const taken = new Map<string, number>()
  for (const [id, minutes] of Object.entries(takenMinutes ?? {}))
    taken.set(wholeOf(id), (taken.get(wholeOf(id)) ?? 0) + Number(minutes))
  return taken
}
