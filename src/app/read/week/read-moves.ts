import type { Repositories } from '../../ports/unit-of-work.ts'

/** When the planner moved blocks since a moment, and how many; what a person brought back is not its doing. */
export async function readMoves(
  { planVersions }: Pick<Repositories, 'planVersions'>,
  sinceMs: number,
): Promise<readonly { readonly atMs: number; readonly moved: number }[]> {
  return (await planVersions.movesSince(sinceMs))
    .filter(({ status, restores }) => status !== 'proposed' && restores === null)
    .map(({ createdAtMs, moved }) => ({ atMs: createdAtMs, moved }))
}
