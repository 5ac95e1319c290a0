import type { GoalBranch } from '../goal-tree.ts'

/** What a card takes at least, and each of its key results. */
const [CARD_PX, KEY_RESULT_PX] = [100, 70]

const leastPx = ({ objective, children }: GoalBranch): number =>
  CARD_PX + objective.keyResults.length * KEY_RESULT_PX + children.reduce((sum, one) => sum + leastPx(one), 0)

/** As many of them as fill so much of the page; the same list if these are all. */
export function firstBranches(branches: readonly GoalBranch[], px: number): readonly GoalBranch[] {
  let filled = 0
  const end = branches.findIndex((branch) => {
    if (filled >= px) return true
    filled += leastPx(branch)
    return false
  })
  return end < 0 ? branches : branches.slice(0, end)
}
