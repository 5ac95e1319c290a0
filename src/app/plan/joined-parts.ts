import type { PlannedBlock } from '#core/planning/plan.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { parseInstant } from '#core/time/instant.ts'
import type { Interval } from '#core/time/interval.ts'

export type Place = Interval & { readonly itemId: string; readonly isPinned: boolean }

const placeOf = ({ item, start, end, pinned }: PlannedBlock): Place => ({
  itemId: wholeOf(item),
  startMs: parseInstant(start),
  endMs: parseInstant(end),
  isPinned: pinned,
})

/**
 * Planned blocks → places on the calendar. Two parts of one task that follow on each other are one place, as far as
 * the longest block of the task goes: the person knows of no parts.
 */
export function joinedParts(
  planned: readonly PlannedBlock[],
  longestMsOf: (itemId: string) => number,
): Place[] {
  const joined: { item: string; place: Place }[] = []
  for (const block of planned.toSorted((a, b) => parseInstant(a.start) - parseInstant(b.start))) {
    const place = placeOf(block)
    const last = joined.at(-1)
    if (
      last !== undefined &&
      last.item !== block.item &&
      areOne(last.place, place, longestMsOf(place.itemId))
    )
      joined[joined.length - 1] = { item: block.item, place: { ...last.place, endMs: place.endMs } }
    else joined.push({ item: block.item, place })
  }
  return joined.map(({ place }) => place)
}

const areOne = (a: Place, b: Place, longestMs: number): boolean =>
  a.itemId === b.itemId && a.endMs === b.startMs && b.endMs - a.startMs <= longestMs

/** The planned blocks that a block is made of, in their order: none where it has moved since. */
export function piecesOf(
  { itemId, startMs, endMs }: Interval & { readonly itemId: string },
  planned: readonly PlannedBlock[],
): PlannedBlock[] {
  const within = planned.filter(
    ({ item, start, end }) =>
      wholeOf(item) === itemId && parseInstant(start) >= startMs && parseInstant(end) <= endMs,
  )
  const held = within.reduce((sum, { start, end }) => sum + parseInstant(end) - parseInstant(start), 0)
  return held === endMs - startMs
    ? within.toSorted((a, b) => parseInstant(a.start) - parseInstant(b.start))
    : []
}
