import { missingMinutes } from '../../check/check-report.ts'
import type { Block, Facts } from '../../check/facts.ts'
import { perMinute } from '../../check/minutes.ts'

/** What is wrong with a plan, in minutes by item: what lies nowhere, and what lies at or after a due still ahead. */
export type Trouble = {
  readonly missing: ReadonlyMap<string, number>
  readonly late: ReadonlyMap<string, number>
}

export const troubleOf = (facts: Facts, blocks: readonly Block[]): Trouble => ({
  missing: missingMinutes(facts, blocks),
  late: lateMinutes(facts, blocks),
})

function lateMinutes(facts: Facts, blocks: readonly Block[]): Map<string, number> {
  const byItem = Map.groupBy(blocks, ({ item }) => item)
  return new Map(
    facts.tasks.flatMap(({ id, dueMs, releaseMs }): [string, number][] => {
      if (dueMs === undefined || dueMs <= releaseMs) return []
      const minutes = perMinute(byItem.get(id) ?? [], (ms) => (ms < dueMs ? 0 : 1))
      return minutes > 0 ? [[id, minutes]] : []
    }),
  )
}

export const sumOf = (minutes: ReadonlyMap<string, number>): number =>
  [...minutes.values()].reduce((total, value) => total + value, 0)

/** What leaving a minute out costs, against the least that a late minute does (costs `unplaced` and `late`). */
const MISSING_PER_LATE = 6

/** The items in trouble with their points, the worst first. */
export function worstOf({ missing, late }: Trouble, weightOf: (id: string) => number): string[] {
  const points = (id: string) =>
    weightOf(id) * (MISSING_PER_LATE * (missing.get(id) ?? 0) + (late.get(id) ?? 0))
  return [...new Set([...missing.keys(), ...late.keys()])].sort((a, b) => points(b) - points(a))
}
