import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'

/** Key results whose current value follows a KPI. */
export const followersOf = (kpiId: string, keyResults: readonly KeyResult[]): KeyResult[] =>
  keyResults.filter((one) => one.kind === 'metric' && one.kpiId === kpiId)

/** A key result of an active objective follows the KPI: somebody is on it. */
export const isRecovering = (
  kpiId: string,
  keyResults: readonly KeyResult[],
  objectives: readonly Objective[],
): boolean =>
  followersOf(kpiId, keyResults).some(({ objectiveId }) =>
    objectives.some(({ id, status }) => id === objectiveId && status === 'active'),
  )
