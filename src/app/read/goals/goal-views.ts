import type { KeyResultView, ObjectiveView } from '#contracts/http/goals.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import {
  keyResultEffort,
  objectiveEffort,
  type EffortProgress,
  type WeighedEffort,
} from '#core/goals/effort.ts'
import type { CheckInState } from '#core/goals/check-in-rhythm.ts'
import { askedCheckIn } from '#core/goals/due-check-ins.ts'
import type { CheckIn, KeyResult } from '#core/goals/key-result.ts'
import type { Point } from '#core/goals/median-slope.ts'
import type { Objective } from '#core/goals/objective.ts'
import { cycleOfPlan, expectedEffort, expectedOutcome, paceStatus } from '#core/goals/pace.ts'
import { keyResultProgress, metricWay, outcomeProgress } from '#core/goals/progress.ts'
import { iso, isoOrNull } from '../iso.ts'
import { effortForecast, type ForecastContext, outcomeForecast } from './key-result-forecasts.ts'
import type { GoalMinutes } from './work-of-all.ts'

/** Everything that the views of one cycle's goals are made of. */
export type GoalContext = {
  readonly cycle: Cycle
  readonly nowMs: number
  readonly zone: string
  readonly workOf: (id: string) => GoalMinutes
  /** Minutes that effort plans of colleagues ask for. */
  readonly othersTargetOf: (keyResultId: string) => number
  /** Null: who keeps the objective. */
  readonly ownerOf: (keyResultId: string) => string | null
  /** Whether an objective is shown to the person. */
  readonly isSeen: (objectiveId: string) => boolean
  /** Null: who keeps the objective owns it. */
  readonly ownerTeamOf: (objectiveId: string) => string | null
  /** The last ones of a key result, oldest first. */
  readonly checkInsOf: (keyResultId: string) => readonly CheckIn[]
  /** The last readings of a KPI, oldest first. */
  readonly readingsOf: (kpiId: string) => readonly Point[]
  readonly calendar: ForecastContext['calendar']
  readonly effortTasksOf: ForecastContext['effortTasksOf']
  readonly plansOfColleagues: ForecastContext['plansOfColleagues']
}

export function objectiveView(
  objective: Objective,
  keyResults: readonly KeyResult[],
  context: GoalContext,
): ObjectiveView {
  const work = context.workOf(objective.id)
  const progress = outcomeProgress(keyResults)
  const expected = expectedOutcome(context.cycle, context.nowMs, context.zone)
  const asked = objectiveEffort(
    keyResults.map((keyResult) => effortOf(keyResult, context)),
    work.doneMinutes,
  )
  const { activeSinceMs: _, ...shown } = objective
  return {
    ...shown,
    parentId: context.isSeen(objective.parentId ?? '') ? objective.parentId : null,
    ownerTeamId: context.ownerTeamOf(objective.id),
    outcome: paceOf(progress, expected),
    effort: effortView(asked.effort, work, asked.expected ?? expected),
    keyResults: keyResults.map((keyResult) => keyResultView(keyResult, objective, context)),
  }
}

export function keyResultView(
  keyResult: KeyResult,
  objective: Objective,
  context: GoalContext,
): KeyResultView {
  const work = context.workOf(keyResult.id)
  const { effort, expected } = effortOf(keyResult, context)
  const checkIns = context.checkInsOf(keyResult.id)
  const last = checkIns.at(-1)
  const said = saidOf(keyResult, checkIns, context)
  const common = {
    id: keyResult.id,
    objectiveId: keyResult.objectiveId,
    title: keyResult.title,
    weight: keyResult.weight,
    outcome: outcomeOf(keyResult, context),
    effort: effortView(effort, work, expected),
    ownerId: context.ownerOf(keyResult.id),
    effortPlan: planView(keyResult),
    lastCheckInAt: isoOrNull(last?.atMs ?? null),
    confidence: last?.confidence ?? null,
    checkInDays: keyResult.checkInDays,
    checkIn: checkInView(askedCheckIn(keyResult, last, { ...context, objective })),
    outcomeForecast: outcomeForecast(keyResult, said, context),
    effortForecast: effortForecast(keyResult, context),
  }
  switch (keyResult.kind) {
    case 'metric': {
      const { kind, baseline, target, current, unit, kpiId, counterKeyResultId } = keyResult
      const recent = said.map(({ value, atMs }) => ({ value, at: iso(atMs) }))
      return { ...common, kind, baseline, target, current, unit, kpiId, counterKeyResultId, recent }
    }
    case 'milestone':
      return { ...common, kind: 'milestone', milestones: keyResult.milestones.map(milestoneView) }
    case 'effort': {
      const { kind, measure, target, current } = keyResult
      return { ...common, kind, measure, target, current }
    }
  }
}

function effortOf(keyResult: KeyResult, context: GoalContext): WeighedEffort {
  const { id, weight, effortPlan } = keyResult
  const cycle = cycleOfPlan(context.cycle, keyResult, context.zone)
  const { doneMinutes } = context.workOf(id)
  return {
    weight,
    effort: keyResultEffort(keyResult, cycle, doneMinutes, context.othersTargetOf(id)),
    expected: expectedEffort(cycle, effortPlan, context.nowMs, context.zone),
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

const kpiOf = (keyResult: KeyResult): string | null => (keyResult.kind === 'metric' ? keyResult.kpiId : null)

/** What was said of a metric: by people, or by the KPI that it follows. */
export function saidOf(
  keyResult: KeyResult,
  checkIns: readonly CheckIn[],
  { readingsOf }: Pick<GoalContext, 'readingsOf'>,
): readonly Point[] {
  const kpiId = kpiOf(keyResult)
  if (kpiId !== null) return readingsOf(kpiId)
  return checkIns.flatMap(({ atMs, value }) => (value === null ? [] : [{ atMs, value }]))
}

const checkInView = (state: CheckInState | null): KeyResultView['checkIn'] =>
  state && { status: state.status, dueAt: iso(state.dueMs), outdatedAt: iso(state.outdatedMs) }

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

function effortView(effort: EffortProgress, work: GoalMinutes, expected: number) {
  const { targetMinutes } = effort
  return { ...paceOf(effort.progress, expected), ...work, targetMinutes: wholeOrNull(targetMinutes) }
}

const wholeOrNull = (minutes: number | null): number | null => (minutes === null ? null : Math.round(minutes))

function planView({ effortPlan }: KeyResult): KeyResultView['effortPlan'] {
  if (effortPlan === null) return null
  return { ...effortPlan, days: [...effortPlan.days] }
}
