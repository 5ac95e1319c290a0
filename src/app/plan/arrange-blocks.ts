import { type Block, isLive, isPinned } from '#core/blocks/block.ts'
import { matchBlocks } from '#core/blocks/match-blocks.ts'
import type { Plan } from '#core/planning/plan.ts'
import { type Interval, MINUTE_MS } from '#core/time/interval.ts'
import type { IdSource } from '../ports/id-source.ts'
import { type Place, joinedParts } from './joined-parts.ts'
import type { Snapshot } from './snapshot.ts'

/** One block as the new plan wants it, beside what it was. */
type Arranged = {
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
  const pinned = matchBlocks(live, placesOf(plan, true, snapshot)).places.filter(({ wanted, block }) => {
    return block !== null && isSamePlace(block, wanted)
  })
  const standing = new Set(pinned.map(({ block }) => block?.id))
  const movable = live.filter((block) => !standing.has(block.id) && !isPinned(block))
  const { places, left } = matchBlocks(movable, placesOf(plan, false, snapshot))
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

/** Of a plan that is in force and stays so: its blocks are what there is. */
export const arrangedAlready = ({ blocks, horizon }: Snapshot): Arrangement => ({
  wanted: blocks
    .filter((block) => isLive(block) && block.endMs > horizon.nowMs)
    .map((block) => ({ block, before: block, isPinned: isPinned(block) })),
  withdrawn: [],
})

/** What is pinned stays as it was told; only what the planner lays itself is joined. */
function placesOf(plan: Plan, isPinned: boolean, { tasks }: Snapshot): Place[] {
  const longest = new Map(tasks.map(({ id, maxBlockMinutes }) => [id, maxBlockMinutes * MINUTE_MS]))
  return joinedParts(
    plan.blocks.filter((block) => block.pinned === isPinned),
    (itemId) => (isPinned ? 0 : (longest.get(itemId) ?? 0)),
  )
}

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
