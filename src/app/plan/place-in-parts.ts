import type { PreviousBlock } from '#core/planning/problem.ts'
import { partOf } from '#core/tasks/item-parts.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { parseInstant } from '#core/time/instant.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { weekStartOf } from '#core/time/local-date.ts'
import { weekPart } from './habit-items.ts'
import type { Snapshot } from './snapshot.ts'

/** An item of the problem; tasks have minutes. */
export type Part = { readonly id: string; readonly minutes?: number }

/** The part of a task that comes before other work. */
export const floorPart = (taskId: string): string => partOf(taskId, 'floor')

/**
 * Says of the blocks in force which part of their item they belong to: of a habit by their week, of a task by what
 * fits into its floor. What is pinned or frozen stays with the whole, which is made to have room for it.
 */
export function toParts(
  previous: readonly PreviousBlock[],
  parts: readonly Part[],
  { person, horizon }: Snapshot,
): PreviousBlock[] {
  const left = new Map(parts.map(({ id, minutes }) => [id, minutes ?? null]))
  const frozenUntil = horizon.nowMs + person.settings.freezeMinutes * MINUTE_MS
  const partFor = ({ item, start, end, pinned }: PreviousBlock): string => {
    const startMs = parseInstant(start)
    const firstDay = weekStartOf(localDayOf(startMs, person.timeZone), person.settings.weekStart)
    if (left.has(weekPart(item, firstDay))) return weekPart(item, firstDay)
    const floor = floorPart(item)
    const room = left.get(floor) ?? 0
    const minutes = (parseInstant(end) - startMs) / MINUTE_MS
    if (pinned === true || startMs < frozenUntil || minutes > room) return item
    left.set(floor, room - minutes)
    return floor
  }
  return previous.map((block) => ({ ...block, item: partFor(block) }))
}
