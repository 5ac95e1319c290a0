import type { KeyResultView, ObjectiveView } from '#contracts/http/goals.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import { keyResultEffort, objectiveEffort, type EffortProgress } from '#core/goals/effort.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import { expectedEffort, expectedOutcome, paceStatus } from '#core/goals/pace.ts'
import { keyResultProgress, metricWay, outcomeProgress } from '#core/goals/progress.ts'
import { isoOrNull } from './iso.ts'
import type { WorkMinutes, WorkOfGoals } from './work-of-goals.ts'

/** Everything that the views of one cycle's goals are made of. */
export type GoalContext = {
  readonly cycle: Cycle
  readonly nowMs: number
  readonly zone: string
  readonly workOf: WorkOfGoals
  readonly lastCheckInMs: ReadonlyMap<string, number>
}

export function objectiveView(
  objective: Objective,
  keyResults: readonly KeyResult[],
  context: GoalContext,
): ObjectiveView {
  const work = context.workOf(objective.id)
  const progress = outcomeProgress(keyResults)
  const expected = expectedOutcome(context.cycle, context.nowMs, context.zone)
  return {
    ...objective,
    outcome: paceOf(progress, expected),
    effort: effortView(objectiveEffort(keyResults, context.cycle, work.doneMinutes), work, expected),
    keyResults: keyResults.map((keyResult) => keyResultView(keyResult, context)),
  }
}

export function keyResultView(keyResult: KeyResult, context: GoalContext): KeyResultView {
  const { cycle, nowMs, zone } = context
  const work = context.workOf(keyResult.id)
  const effort = keyResultEffort(keyResult, cycle, work.doneMinutes)
  const expected = expectedEffort(cycle, keyResult.effortPlan, nowMs, zone)
  const common = {
    id: keyResult.id,
    objectiveId: keyResult.objectiveId,
    title: keyResult.title,
    weight: keyResult.weight,
    outcome: outcomeOf(keyResult, context),
    effort: effortView(effort, work, expected),
    effortPlan: planView(keyResult),
    lastCheckInAt: isoOrNull(context.lastCheckInMs.get(keyResult.id) ?? null),
  }
  switch (keyResult.kind) {
    case 'metric': {
      const { kind, baseline, target, current, unit } = keyResult
      return { ...common, kind, baseline, target, current, unit }
    }
    case 'milestone':
      return { ...common, kind: 'milestone', milestones: keyResult.milestones.map(milestoneView) }
    case 'effort': {
      const { kind, measure, target, current } = keyResult
      return { ...common, kind, measure, target, current }
    }
  }
}

export const milestoneView = ({
  id,
  title,
  weight,
  doneAtMs,
}: {
  id: string
  title: string
  weight: number
  doneAtMs: number | null
}) => ({ id, title, weight, doneAt: isoOrNull(doneAtMs) })

const nothing = { progress: null, expected: null, status: null } as const

function outcomeOf(keyResult: KeyResult, { cycle, nowMs, zone }: GoalContext) {
  if (keyResult.kind === 'effort') return nothing
  if (keyResult.kind === 'metric' && metricWay(keyResult, keyResult.current) === null) return nothing
  return paceOf(keyResultProgress(keyResult), expectedOutcome(cycle, nowMs, zone))
}

function paceOf(progress: number | null, expected: number) {
  return progress === null
    ? { progress, expected: null, status: null }
    : { progress, expected, status: paceStatus(progress, expected) }
}

function effortView(effort: EffortProgress, work: WorkMinutes, expected: number) {
  const { targetMinutes } = effort
  return { ...paceOf(effort.progress, expected), ...work, targetMinutes: wholeOrNull(targetMinutes) }
}

const wholeOrNull = (minutes: number | null): number | null => (minutes === null ? null : Math.round(minutes))

function planView({ effortPlan }: KeyResult): KeyResultView['effortPlan'] {
  if (effortPlan === null) return null
  return { ...effortPlan, days: [...effortPlan.days] }
}
