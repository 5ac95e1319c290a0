import type { KeyResult } from './key-result.ts'
import { keyResultProgress } from './progress.ts'

/**
 * A key result as it begins the next cycle: a metric goes on from where it stands (one that reached its target waits for
 * a new one), milestones that are reached stay behind, and hours are counted anew. A dated effort plan ends with its
 * cycle; a weekly one goes on.
 */
export function nextKeyResult(keyResult: KeyResult): KeyResult {
  const { effortPlan } = keyResult
  const kept = { ...keyResult, effortPlan: effortPlan?.byDate == null ? effortPlan : null }
  switch (kept.kind) {
    case 'metric':
      return { ...kept, baseline: kept.current, target: keyResultProgress(kept) >= 1 ? null : kept.target }
    case 'milestone':
      return { ...kept, milestones: kept.milestones.filter(({ doneAtMs }) => doneAtMs === null) }
    case 'effort':
      return { ...kept, current: 0 }
  }
}
