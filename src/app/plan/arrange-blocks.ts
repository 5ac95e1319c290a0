import { type Block, isLive, isPinned } from '#core/blocks/block.ts'
import { matchBlocks } from '#core/blocks/match-blocks.ts'
import type { Plan } from '#core/planning/plan.ts'
import { parseInstant } from '#core/time/instant.ts'
import type { Interval } from '#core/time/interval.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Snapshot } from './snapshot.ts'

/** One block as the new plan wants it, beside what it was. */
export type Arranged = {
  readonly block: Block
  readonly before: Block | null
  readonly isPinned: boolean
}

export type Arrangement = {
  /** All live blocks of the new plan. */
  readonly wanted: readonly Arranged[]
  /** Live blocks that it has no place for. */
  readonly withdrawn: readonly Block[]
}

type Place = Interval & { readonly itemId: string; readonly isPinned: boolean }

/** Plan → blocks: those that exist keep their identity, the rest are new. What only states a fact becomes none. */
export function arrangeBlocks(
  snapshot: Snapshot,
  plan: Plan,
  staying: readonly Block[],
  ids: IdSource,
): Arrangement {
  const stayingIds = new Set(staying.map(({ id }) => id))
  const live = snapshot.blocks.filter(
    (block) => isLive(block) && block.endMs > snapshot.horizon.nowMs && !stayingIds.has(block.id),
  )
  const pinned = matchBlocks(live, placesOf(plan, true)).places.filter(({ wanted, block }) => {
    return block !== null && isSamePlace(block, wanted)
  })
  const standing = new Set(pinned.map(({ block }) => block?.id))
  const movable = live.filter((block) => !standing.has(block.id) && !isPinned(block))
  const { places, left } = matchBlocks(movable, placesOf(plan, false))
  const unmatchedPins = live.filter((block) => !standing.has(block.id) && isPinned(block))
  return {
    wanted: [
      ...staying.map((block) => ({ block, before: block, isPinned: true })),
      ...pinned.flatMap(({ block }) => (block === null ? [] : [{ block, before: block, isPinned: true }])),
      ...places.map(({ wanted, block }) => arranged(wanted, block, snapshot, ids)),
    ],
    withdrawn: [...left, ...unmatchedPins],
  }
}

const placesOf = (plan: Plan, isPinned: boolean): Place[] =>
  plan.blocks
    .filter((block) => block.pinned === isPinned)
    .map((block) => ({
      itemId: wholeOf(block.item),
      startMs: parseInstant(block.start),
      endMs: parseInstant(block.end),
      isPinned,
    }))

const isSamePlace = (a: Interval, b: Interval): boolean => a.startMs === b.startMs && a.endMs === b.endMs

/** A block that moves is flexible again; one that stays keeps what it is. */
function arranged(
  { startMs, endMs, itemId }: Place,
  before: Block | null,
  snapshot: Snapshot,
  ids: IdSource,
): Arranged {
  if (before !== null && isSamePlace(before, { startMs, endMs }))
    return { block: before, before, isPinned: false }
  if (before !== null)
    return { block: { ...before, startMs, endMs, state: 'flexible' }, before, isPinned: false }
  const block: Block = {
    id: ids.next(),
    itemKind: snapshot.habits.some(({ id }) => id === itemId) ? 'habit' : 'task',
    itemId,
    startMs,
    endMs,
    state: 'flexible',
    keptTitle: null,
    keptDescription: null,
    settledMinutes: null,
    startedAtMs: null,
  }
  return { block, before, isPinned: false }
}
