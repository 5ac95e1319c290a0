import type { Repositories } from '../ports/unit-of-work.ts'

const pageSize = 10
/** Whoever has more plans than this in a week is told of the latest ones. */
const mostVersions = 100

/** How many blocks the planner has moved since a moment; what a person brought back is not its doing. */
export async function readMoves({ planVersions }: Repositories, sinceMs: number): Promise<number> {
  let before: number | null = null
  let moves = 0
  for (let seen = 0; seen < mostVersions; seen += pageSize) {
    const page = await planVersions.page(before, pageSize)
    const recent = page.filter(({ createdAtMs }) => createdAtMs >= sinceMs)
    for (const { status, restores, plan } of recent) {
      if (status !== 'proposed' && restores === null) moves += plan.difference.moved
    }
    if (recent.length < pageSize) return moves
    before = page.at(-1)?.number ?? null
  }
  return moves
}
