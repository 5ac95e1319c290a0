import type { Cycle } from './cycle.ts'
import type { EffortPlan, KeyResult } from './key-result.ts'
import { localDayOf, startOfLocalDate } from '../tasks/start-of-local-date.ts'
import { dayNumberOf, localDateOf } from '../time/local-date.ts'

export type PaceStatus = 'ahead' | 'on-track' | 'at-risk' | 'behind'

/** Share of [startsOn, endsOn] that has passed at `nowMs`, 0 to 1; the last date is included. Days in `zone`. */
function shareOfDatesPassed(startsOn: string, endsOn: string, nowMs: number, zone: string): number {
  const from = startOfLocalDate(dayNumberOf(startsOn) ?? 0, zone)
  const to = startOfLocalDate((dayNumberOf(endsOn) ?? 0) + 1, zone)
  if (to <= from) return nowMs < from ? 0 : 1
  return Math.min(1, Math.max(0, (nowMs - from) / (to - from)))
}

/** Expected progress of an outcome: the share of the cycle that has passed. */
export const expectedOutcome = (cycle: Cycle, nowMs: number, zone: string): number =>
  shareOfDatesPassed(cycle.startsOn, cycle.endsOn, nowMs, zone)

/**
 * The part of a cycle in which a key result's effort plan can run: one that comes in the middle of a cycle asks for nothing
 * that had passed by then.
 */
export function cycleOfPlan(
  cycle: Cycle,
  { effortPlan, createdAtMs }: Pick<KeyResult, 'effortPlan' | 'createdAtMs'>,
  zone: string,
): Cycle {
  if (effortPlan === null) return cycle
  const startsOn = localDateOf(localDayOf(createdAtMs, zone))
  return startsOn <= cycle.startsOn || startsOn > cycle.endsOn ? cycle : { ...cycle, startsOn }
}

/** Expected progress of effort: as the outcome's, but a plan with a date wants to be ready by that date. */
export function expectedEffort(cycle: Cycle, plan: EffortPlan | null, nowMs: number, zone: string): number {
  const byDate = plan?.byDate ?? null
  const endsOn = byDate !== null && byDate < cycle.endsOn ? byDate : cycle.endsOn
  return shareOfDatesPassed(cycle.startsOn, endsOn, nowMs, zone)
}

/** Points are hundredths: ahead from +10, at risk from −10 to −25, behind below −25. */
export function paceStatus(progress: number, expected: number): PaceStatus {
  // Rounded, so that a difference of exactly ten points is one in floating point, too.
  const points = Math.round((progress - expected) * 1e8) / 1e6
  if (points >= 10) return 'ahead'
  if (points > -10) return 'on-track'
  return points >= -25 ? 'at-risk' : 'behind'
}
