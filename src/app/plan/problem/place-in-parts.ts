import type { PlannedBlock } from '#core/planning/plan.ts'
import type { PreviousBlock } from '#core/planning/problem.ts'
import { partOf } from '#core/tasks/item-parts.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { parseInstant } from '#core/time/instant.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { weekStartOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { weekPart } from './habit-items.ts'
import { piecesOf } from '../joined-parts.ts'
import type { Snapshot } from '../snapshot.ts'

/** An item of the problem; tasks have minutes. */
export type Part = { readonly id: string; readonly minutes?: number }

/** The part of a task that comes before other work. */
export const floorPart = (taskId: string): string => partOf(taskId, 'floor')

/**
 * Says of the blocks in force which part of their item they belong to: of a habit by their week, of a task by what
 * they were joined from, else by what fits into its floor. What is pinned or frozen stays with the whole, which is
 * made to have room for it.
 */
export function toParts(
  previous: readonly PreviousBlock[],
  parts: readonly Part[],
  { person, horizon, inForce }: Snapshot,
): PreviousBlock[] {
  const left = new Map(parts.map(({ id, minutes }) => [id, minutes ?? null]))
  const frozenUntil = horizon.nowMs + person.settings.freezeMinutes * MINUTE_MS
  const isFast = ({ start, pinned }: PreviousBlock): boolean =>
    pinned === true || parseInstant(start) < frozenUntil
  const partFor = (block: PreviousBlock): string => {
    const { item, start } = block
    const firstDay = weekStartOf(
      localDayOf(parseInstant(start), whereaboutsOf(person)),
      person.settings.weekStart,
    )
    if (left.has(weekPart(item, firstDay))) return weekPart(item, firstDay)
    const floor = floorPart(item)
    const room = left.get(floor) ?? 0
    const minutes = minutesOf(block)
    if (isFast(block) || minutes > room) return item
    left.set(floor, room - minutes)
    return floor
  }
  const [whole, pieces]: [PreviousBlock[], PreviousBlock[]] = [[], []]
  for (const block of previous) {
    const own = isFast(block) ? [] : joinedFrom(block, inForce?.plan.blocks ?? [], left)
    for (const piece of own) left.set(piece.item, (left.get(piece.item) ?? 0) - minutesOf(piece))
    pieces.push(...own.map(({ item, start, end }) => ({ ...block, item, start, end })))
    if (own.length === 0) whole.push(block)
  }
  return [...pieces, ...whole.map((block) => ({ ...block, item: partFor(block) }))]
}

/** The parts that a block was joined from, where all of them still have room for it. */
function joinedFrom(
  { item, start, end }: PreviousBlock,
  planned: readonly PlannedBlock[],
  left: ReadonlyMap<string, number | null>,
): readonly PlannedBlock[] {
  const span = { itemId: item, startMs: parseInstant(start), endMs: parseInstant(end) }
  const pieces = piecesOf(span, planned)
  const hasRoom = pieces.every((piece) => minutesOf(piece) <= (left.get(piece.item) ?? 0))
  return pieces.length > 1 && hasRoom ? pieces : []
}

const minutesOf = ({ start, end }: Pick<PreviousBlock, 'start' | 'end'>): number =>
  (parseInstant(end) - parseInstant(start)) / MINUTE_MS
