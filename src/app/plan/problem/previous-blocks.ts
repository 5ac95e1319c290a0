import { type Block, isLive, isPinned } from '#core/blocks/block.ts'
import type { Busy, PreviousBlock } from '#core/planning/problem.ts'
import { isPausedOn } from '#core/goals/habit-pause.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { formatInstant } from '#core/time/instant.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { isOnGrid } from './grid.ts'
import { type Part, toParts } from './place-in-parts.ts'
import type { Snapshot } from '../snapshot.ts'

export type Standing = {
  readonly previous: readonly PreviousBlock[]
  /** Time that blocks hold without being part of the problem. */
  readonly busy: readonly Busy[]
  /** Blocks that stay whatever the plan says: their item is not in the problem, but they are pinned. */
  readonly staying: readonly Block[]
}

/** The plan in force, as far as it lies ahead: what stands, what may move, and what only takes time. */
export function standingBlocks(snapshot: Snapshot, parts: readonly Part[]): Standing {
  const items = new Set(parts.map(({ id }) => wholeOf(id)))
  const ahead = snapshot.blocks.filter((block) => block.endMs > snapshot.horizon.nowMs)
  const live = ahead.filter((block) => isLive(block))
  const staying = live.filter((block) => !items.has(block.itemId) && mayStay(block, snapshot))
  const unwanted = ahead.filter((block) => block.state === 'skipped' && block.itemKind === 'task')
  return {
    previous: toParts(
      live.filter((block) => items.has(block.itemId)).flatMap((block) => previousOf(block, snapshot)),
      parts,
      snapshot,
    ),
    busy: [...staying, ...unwanted].map(busyOf),
    staying,
  }
}

/** The pins of a task that is over or of a habit that has ended go; a running block never does. */
function mayStay(block: Block, { tasks, habits, person }: Snapshot): boolean {
  if (block.state === 'running') return true
  const isOpen =
    block.itemKind === 'habit'
      ? habits.some(
          (habit) =>
            habit.id === block.itemId &&
            !isPausedOn(habit.pauses, localDateOf(localDayOf(block.startMs, whereaboutsOf(person)))),
        )
      : tasks.some(({ id, status }) => id === block.itemId && status === 'open')
  return isOpen && isPinned(block)
}

/**
 * Off the grid a movable block cannot be told to the planner: it is placed anew, unless it is about to begin and so
 * stays where it is.
 */
function previousOf(block: Block, { person, horizon }: Snapshot): PreviousBlock[] {
  const { gridMinutes, freezeMinutes } = person.settings
  const isFitting = isOnGrid(block.startMs, gridMinutes) && isOnGrid(block.endMs, gridMinutes)
  const isFrozen = block.startMs < horizon.nowMs + freezeMinutes * MINUTE_MS
  if (!isPinned(block) && !isFitting && !isFrozen) return []
  const pinned = isPinned(block) || !isFitting
  return [
    { item: block.itemId, start: formatInstant(block.startMs), end: formatInstant(block.endMs), pinned },
  ]
}

const busyOf = (block: Block): Busy => ({
  id: `block/${block.id}`,
  start: formatInstant(block.startMs),
  end: formatInstant(block.endMs),
})
