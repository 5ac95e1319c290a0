import { dateWords, plainStyle } from '#core/time/time-words.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
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
  { planVersions }: Repositories,
  { inForce, blocks, tasks, horizon }: Snapshot,
): Promise<Background> {
  const version = inForce === null ? [] : await planVersions.blocksOf(inForce.id)
  return {
    byHand: doneByHand(version, blocks, horizon.nowMs),
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
