import type { KeyResultCore } from '#app/ports/repositories/goal-repositories.ts'
import type { EffortPlan, KeyResult, Milestone } from '#core/goals/key-result.ts'
import type { effortPlans, keyResults, milestones } from '../../schema/goals.ts'
import { toMs, toMsOrNull } from '../moments.ts'

type KeyResultRow = typeof keyResults.$inferSelect

/** What belongs to a key result but stands in other tables. */
export type KeyResultParts = {
  readonly effortPlan: EffortPlan | null
  readonly milestones: readonly Milestone[]
  /** Value of the newest check-in that has one. */
  readonly checkedIn: number | null
  /** Value of the newest reading of the KPI that it follows. */
  readonly read: number | null
  readonly effort: { readonly minutes: number; readonly sessions: number }
}

export function toKeyResult(row: KeyResultRow, parts: KeyResultParts): KeyResult {
  const { id, objectiveId, title, weight, checkInDays } = row
  const { effortPlan } = parts
  const common = { id, objectiveId, title, weight, checkInDays, effortPlan, createdAtMs: toMs(row.createdAt) }
  if (row.kind === 'milestone') return { ...common, kind: 'milestone', milestones: parts.milestones }
  if (row.kind === 'metric') {
    const { baseline, target, kpiId, counterKeyResultId } = row
    const current = (kpiId === null ? parts.checkedIn : parts.read) ?? baseline
    const unit = present(row, 'unit')
    return { ...common, kind: 'metric', baseline, target, current, unit, kpiId, counterKeyResultId }
  }
  const measure = present(row, 'measure')
  return {
    ...common,
    kind: 'effort',
    measure,
    target: present(row, 'target'),
    current: parts.effort[measure],
  }
}

/** The table's check holds these for the kind in question. */
function present<K extends 'target' | 'unit' | 'measure'>(
  row: KeyResultRow,
  column: K,
): NonNullable<KeyResultRow[K]> {
  const value = row[column]
  if (value === null)
    throw new Error(`Key result ${row.id} of kind ${row.kind} has no ${column}. Repair the row.`)
  return value
}

export function fromKeyResult(keyResult: KeyResultCore) {
  const { id, objectiveId, title, weight, checkInDays, kind } = keyResult
  return {
    id,
    objectiveId,
    title,
    weight,
    checkInDays,
    kind,
    baseline: kind === 'metric' ? keyResult.baseline : null,
    target: kind === 'milestone' ? null : keyResult.target,
    unit: kind === 'metric' ? keyResult.unit : null,
    measure: kind === 'effort' ? keyResult.measure : null,
    kpiId: kind === 'metric' ? keyResult.kpiId : null,
    counterKeyResultId: kind === 'metric' ? keyResult.counterKeyResultId : null,
  }
}

export const toMilestone = (row: typeof milestones.$inferSelect): Milestone => ({
  id: row.id,
  title: row.title,
  weight: row.weight,
  doneAtMs: toMsOrNull(row.doneAt),
})

export const toEffortPlan = (row: typeof effortPlans.$inferSelect): EffortPlan => ({
  minMinutesPerWeek: row.minMinutesPerWeek,
  targetMinutesPerWeek: row.targetMinutesPerWeek,
  totalMinutes: row.totalMinutes,
  byDate: row.byDate,
  minBlockMinutes: row.minBlockMinutes,
  maxBlockMinutes: row.maxBlockMinutes,
  hoursProfileId: row.hoursProfileId,
  priority: row.priority,
  days: row.days,
})

export const fromEffortPlan = (plan: EffortPlan) => ({
  minMinutesPerWeek: plan.minMinutesPerWeek,
  targetMinutesPerWeek: plan.targetMinutesPerWeek,
  totalMinutes: plan.totalMinutes,
  byDate: plan.byDate,
  minBlockMinutes: plan.minBlockMinutes,
  maxBlockMinutes: plan.maxBlockMinutes,
  hoursProfileId: plan.hoursProfileId,
  priority: plan.priority,
  days: [...plan.days],
})
