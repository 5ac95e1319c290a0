import type { Problem } from '#core/planning/problem.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { isAskedAgain } from './asked-again.ts'
import { isUndoKept } from './kept-undo.ts'
import type { Snapshot } from './snapshot.ts'

/** Is there nothing to search for, because the plan in force answers this very question already? Writes nothing. */
export const stands = async (
  repositories: Repositories,
  snapshot: Snapshot,
  problem: Problem,
  inputsHash: string,
): Promise<boolean> =>
  (await isUndoKept(repositories, snapshot, inputsHash)) ||
  (await isAskedAgain(repositories, snapshot, problem))
