import type { Problem } from '#core/planning/problem.ts'
import { parseInstant } from '#core/time/instant.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { isSame } from './is-same.ts'
import { isSameAhead } from './kept-undo.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Was the plan in force made for this very problem, within this step of the grid, and does it stand untouched? A
 * search that begins where the last one ended may find a little more; a second look over a calm world changes nothing.
 */
export async function isAskedAgain(
  { planVersions }: Repositories,
  { inForce, blocks, horizon }: Snapshot,
  problem: Problem,
): Promise<boolean> {
  if (inForce === null || !isSame(asked(inForce.problem), asked(problem))) return false
  return isSameAhead(await planVersions.blocksOf(inForce.id), blocks, horizon.nowMs)
}

/** The question without its last answer: of the previous blocks only pinned ones are asked for. */
const asked = (problem: Problem): unknown => ({
  ...problem,
  now: Math.floor(parseInstant(problem.now) / (problem.gridMinutes * MINUTE_MS)),
  previous: problem.previous?.filter(({ pinned }) => pinned),
})
