import type { Cycle } from './cycle.ts'
import type { KeyResult } from './key-result.ts'
import { keyResultProgress } from './progress.ts'
import { dayNumberOf } from '../time/local-date.ts'

/** The effort side of a goal: minutes from the ledger against what was set out to be put in. */
export type EffortProgress = {
  readonly doneMinutes: number
  /** Null where no target is set in hours. */
  readonly targetMinutes: number | null
  /** 0 to 1; null without a target. */
  readonly progress: number | null
}

/**
 * Minutes that a key result asks for over its cycle: its own target in minutes, or what its effort plan adds up to.
 * Null for sessions without a plan, and for anything else without a plan.
 */
function effortTargetMinutes(keyResult: KeyResult, cycle: Cycle): number | null {
  if (keyResult.kind === 'effort' && keyResult.measure === 'minutes') return keyResult.target
  const plan = keyResult.effortPlan
  if (plan === null) return null
  if (plan.totalMinutes !== null) return plan.totalMinutes
  const perWeek = plan.targetMinutesPerWeek ?? plan.minMinutesPerWeek
  return perWeek === null ? null : Math.round((perWeek * daysOf(cycle)) / 7)
}

const daysOf = (cycle: Cycle): number =>
  Math.max(0, (dayNumberOf(cycle.endsOn) ?? 0) - (dayNumberOf(cycle.startsOn) ?? 0) + 1)

/**
 * Effort of one key result, given its minutes in the ledger. Sessions count as sessions. `othersMinutes` is what the
 * effort plans of colleagues ask for, where their work is in the ledger, too.
 */
export function keyResultEffort(
  keyResult: KeyResult,
  cycle: Cycle,
  doneMinutes: number,
  othersMinutes = 0,
): EffortProgress {
  const targetMinutes = plus(effortTargetMinutes(keyResult, cycle), othersMinutes)
  const isSessions = keyResult.kind === 'effort' && keyResult.measure === 'sessions'
  const progress = isSessions ? keyResultProgress(keyResult) : shareOf(doneMinutes, targetMinutes)
  return { doneMinutes, targetMinutes, progress }
}

/** Effort of one key result beside what weighs it, and how far it should be by now, 0 to 1. */
export type WeighedEffort = {
  readonly weight: number
  readonly effort: EffortProgress
  readonly expected: number
}

/**
 * Effort of an objective: all its minutes in the ledger (those booked on the objective itself, too) beside the sum of its
 * key results' targets. How far it is, and should be, is the weighted mean of those that ask for effort: hours for one
 * are no progress of another.
 */
export function objectiveEffort(
  parts: readonly WeighedEffort[],
  doneMinutes: number,
): { readonly effort: EffortProgress; readonly expected: number | null } {
  const targets = parts.map(({ effort }) => effort.targetMinutes).filter((target) => target !== null)
  const asking = parts.filter(({ effort }) => effort.progress !== null)
  const mean = (of: (part: WeighedEffort) => number): number | null => {
    const weight = asking.reduce((sum, part) => sum + part.weight, 0)
    return weight === 0 ? null : asking.reduce((sum, part) => sum + part.weight * of(part), 0) / weight
  }
  return {
    effort: {
      doneMinutes,
      targetMinutes: targets.length === 0 ? null : targets.reduce((sum, target) => sum + target, 0),
      progress: mean(({ effort }) => effort.progress ?? 0),
    },
    expected: mean(({ expected }) => expected),
  }
}

/** Null stays null where nobody asks for anything. */
const plus = (target: number | null, others: number): number | null =>
  others === 0 ? target : (target ?? 0) + others

function shareOf(done: number, target: number | null): number | null {
  if (target === null || target <= 0) return null
  return Math.min(1, Math.max(0, done / target))
}
