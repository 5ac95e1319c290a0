import type { Cycle } from './cycle.ts'
import type { KeyResult } from './key-result.ts'
import type { Objective } from './objective.ts'
import { keyResultProgress } from './progress.ts'

type AchievementKind = 'key-result-reached' | 'cycle-reached' | 'streak'

/** Something worth being glad about. Recorded once, and kept when the numbers fall back later. */
export type Achievement = {
  readonly id: string
  readonly kind: AchievementKind
  readonly subjectId: string
  /** Tells achievements of one subject apart: the length of a streak in weeks, or ''. */
  readonly step: string
  readonly title: string
  readonly atMs: number
}

export type Reached = Omit<Achievement, 'id' | 'atMs'>

/** Lengths of a streak, in weeks, that are recorded. */
const streakSteps = [4, 8, 12, 26, 52] as const

/** What has been reached by now, whether it is on record or not. */
export function reachedGoals(
  cycles: readonly Cycle[],
  objectives: readonly Objective[],
  keyResults: readonly KeyResult[],
): Reached[] {
  const reached = keyResults.filter((one) => keyResultProgress(one) >= 1)
  const isReached = new Set(reached.map(({ id }) => id))
  return [
    ...reached.map(({ id, title }) => reachedOf('key-result-reached', id, title)),
    ...cycles
      .filter(({ id }) => isCycleReached(id, objectives, keyResults, isReached))
      .map(({ id, title }) => reachedOf('cycle-reached', id, title)),
  ]
}

const reachedOf = (kind: AchievementKind, subjectId: string, title: string): Reached => ({
  kind,
  subjectId,
  step: '',
  title,
})

/** Every committed objective that was not dropped has key results, and all of them are reached. */
function isCycleReached(
  cycleId: string,
  objectives: readonly Objective[],
  keyResults: readonly KeyResult[],
  isReached: ReadonlySet<string>,
): boolean {
  const committed = objectives.filter(
    (one) => one.cycleId === cycleId && one.kind === 'committed' && isInEarnest(one),
  )
  return (
    committed.length > 0 &&
    committed.every(({ id }) => {
      const own = keyResults.filter(({ objectiveId }) => objectiveId === id)
      return own.length > 0 && own.every((one) => isReached.has(one.id))
    })
  )
}

const isInEarnest = ({ status }: Objective): boolean => status !== 'draft' && status !== 'dropped'

/** The steps of a streak of so many weeks. */
export const reachedStreaks = (habitId: string, title: string, weeks: number): Reached[] =>
  streakSteps
    .filter((step) => weeks >= step)
    .map((step) => ({ kind: 'streak', subjectId: habitId, step: String(step), title }))
