import type { KeyResult, MetricKeyResult, MilestoneKeyResult } from './key-result.ts'

const clamp01 = (share: number): number => Math.min(1, Math.max(0, share))

/** Share of the way that a key result has come, 0 to 1. What has no way yet (no target, no milestones) stands at 0. */
export function keyResultProgress(keyResult: KeyResult): number {
  switch (keyResult.kind) {
    case 'metric':
      return clamp01(metricWay(keyResult, keyResult.current) ?? 0)
    case 'milestone':
      return milestoneProgress(keyResult)
    case 'effort':
      return keyResult.target > 0 ? clamp01(keyResult.current / keyResult.target) : 0
  }
}

/** Share of the way from baseline to target at a value, below 0 and above 1, too; null where the way is unknown. */
export function metricWay(
  { baseline, target }: Pick<MetricKeyResult, 'baseline' | 'target'>,
  value: number | null,
): number | null {
  if (baseline === null || target === null || value === null || baseline === target) return null
  return (value - baseline) / (target - baseline)
}

function milestoneProgress({ milestones }: MilestoneKeyResult): number {
  const all = milestones.reduce((sum, milestone) => sum + milestone.weight, 0)
  const done = milestones
    .filter((milestone) => milestone.doneAtMs !== null)
    .reduce((sum, milestone) => sum + milestone.weight, 0)
  return all === 0 ? 0 : clamp01(done / all)
}

/**
 * Outcome of an objective, 0 to 1: the weighted mean of its metric and milestone key results. Null without any:
 * hours never stand in for an outcome.
 */
export const outcomeProgress = (keyResults: readonly KeyResult[]): number | null =>
  weightedMean(keyResults.filter((keyResult) => keyResult.kind !== 'effort'))

/** The weighted mean of all that is given, of one ledger or of the other; null for an empty list. */
function weightedMean(keyResults: readonly KeyResult[]): number | null {
  const weight = keyResults.reduce((sum, keyResult) => sum + keyResult.weight, 0)
  if (weight === 0) return null
  return keyResults.reduce((sum, one) => sum + one.weight * keyResultProgress(one), 0) / weight
}
