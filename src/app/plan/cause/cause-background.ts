import { dateWords, plainStyle } from '#core/time/time-words.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { isTheirDeletion } from '#core/calendar/google-command.ts'
import type { Block } from '#core/blocks/block.ts'
import type { VersionBlock } from '../../ports/repositories/work-repositories.ts'
import { type DoneByHand, doneByHand } from './done-by-hand.ts'
import type { Snapshot } from '../snapshot.ts'

/** What two problems do not tell of the way from one to the other. */
export type Background = {
  readonly byHand: readonly DoneByHand[]
  /** What tells a task from its namesakes: " for the week of Mon 30 Nov". */
  readonly marks: ReadonlyMap<string, string>
  /** Tasks that the person ended, and how. */
  readonly ends: ReadonlyMap<string, 'done' | 'dropped'>
}

export async function readBackground(
  repositories: Repositories,
  { inForce, blocks, tasks, horizon }: Snapshot,
): Promise<Background> {
  const version = inForce === null ? [] : await repositories.planVersions.blocksOf(inForce.id)
  const removed = await readRemoved(repositories, version, blocks)
  return {
    byHand: doneByHand(version, blocks, { nowMs: horizon.nowMs, removed }),
    marks: new Map(
      tasks.flatMap(({ id, weekOf }) =>
        weekOf === null ? [] : [[id, ` for the week of ${dateWords(weekOf, plainStyle)}`]],
      ),
    ),
    ends: new Map(
      tasks.flatMap(({ id, status, source }) =>
        status === 'open' || (status === 'dropped' && source !== 'person') ? [] : [[id, status]],
      ),
    ),
  }
}

/** Of the skipped blocks, those that were deleted in Google. */
async function readRemoved(
  { publishedEvents }: Repositories,
  version: readonly VersionBlock[],
  blocks: readonly Block[],
): Promise<ReadonlySet<string>> {
  const placed = new Set(version.map(({ blockId }) => blockId))
  const skipped = blocks.filter(({ id, state }) => state === 'skipped' && placed.has(id)).map(({ id }) => id)
  const records = await publishedEvents.latestOf(skipped)
  return new Set(records.filter(isTheirDeletion).map(({ blockId }) => blockId))
}
