import type { EffortPlanBody } from '#contracts/http/goals.ts'
import type { KeyResultView } from '../goal-types.ts'

/** Does the effort plan ask for hours every week, for a sum by a date, or for nothing? */
export type PlanMode = 'none' | 'weekly' | 'total'

export type KeyResultFields = {
  readonly kind: KeyResultView['kind']
  readonly title: string
  readonly weight: number
  readonly baseline: number | string
  readonly target: number | string
  readonly unit: string
  /** Empty for none. */
  readonly kpiId: string
  readonly counterKeyResultId: string
  readonly checkInDays: number | string
  /** Empty: who keeps the objective. */
  readonly ownerId: string
  readonly measure: 'minutes' | 'sessions'
  /** One per line. */
  readonly milestones: string
  readonly planMode: PlanMode
  readonly plan: EffortPlanBody
}

const emptyPlan: EffortPlanBody = {
  minMinutesPerWeek: null,
  targetMinutesPerWeek: 240,
  totalMinutes: null,
  byDate: null,
  minBlockMinutes: 60,
  maxBlockMinutes: 120,
  hoursProfileId: null,
  priority: 2,
  days: [1, 2, 3, 4, 5, 6, 7],
}

const empty: KeyResultFields = {
  kind: 'metric',
  title: '',
  weight: 1,
  baseline: 0,
  target: '',
  unit: 'number',
  kpiId: '',
  counterKeyResultId: '',
  checkInDays: 7,
  ownerId: '',
  measure: 'minutes',
  milestones: '',
  planMode: 'none',
  plan: emptyPlan,
}

export function fieldsOfKeyResult(keyResult: KeyResultView | null): KeyResultFields {
  if (keyResult === null) return empty
  const { kind, title, weight, checkInDays, ownerId, effortPlan } = keyResult
  return {
    ...empty,
    kind,
    title,
    weight,
    checkInDays,
    ownerId: ownerId ?? '',
    ...(keyResult.kind === 'metric' && {
      kpiId: keyResult.kpiId ?? '',
      counterKeyResultId: keyResult.counterKeyResultId ?? '',
      baseline: keyResult.baseline ?? '',
      target: keyResult.target ?? '',
      unit: keyResult.unit,
    }),
    ...(keyResult.kind === 'effort' && { measure: keyResult.measure, target: shownTarget(keyResult) }),
    planMode: modeOf(effortPlan),
    plan: { ...emptyPlan, ...effortPlan },
  }
}

const modeOf = (plan: KeyResultView['effortPlan']): PlanMode =>
  plan === null ? 'none' : plan.totalMinutes === null ? 'weekly' : 'total'

/** Hours on the screen, minutes on the wire. */
const shownTarget = ({ measure, target }: { measure: 'minutes' | 'sessions'; target: number }): number =>
  measure === 'minutes' ? target / 60 : target

const numberOf = (typed: number | string): number => Number(typed)
/** A field left empty is a number that nobody knows yet. */
const numberOrNull = (typed: number | string): number | null => (typed === '' ? null : Number(typed))

/** The effort plan as the server takes it; null for none. Of both ways to ask only the chosen one is sent. */
export function planBody({
  planMode,
  plan,
}: Pick<KeyResultFields, 'planMode' | 'plan'>): EffortPlanBody | null {
  if (planMode === 'none') return null
  return planMode === 'weekly'
    ? { ...plan, totalMinutes: null, byDate: null }
    : { ...plan, targetMinutesPerWeek: null, minMinutesPerWeek: null }
}

export function newKeyResultBody(fields: KeyResultFields) {
  const common = { ...said(fields), effortPlan: planBody(fields) }
  switch (fields.kind) {
    case 'metric':
      return { ...common, kind: 'metric' as const, ...metricBody(fields) }
    case 'milestone':
      return { ...common, kind: 'milestone' as const, milestones: milestonesOf(fields.milestones) }
    case 'effort':
      return { ...common, kind: 'effort' as const, measure: fields.measure, target: wireTarget(fields) }
  }
}

/** Only what can change later: the kind stays, milestones and the effort plan have calls of their own. */
export function changedKeyResultBody(fields: KeyResultFields) {
  switch (fields.kind) {
    case 'metric':
      return { ...said(fields), ...metricBody(fields) }
    case 'milestone':
      return said(fields)
    case 'effort':
      return { ...said(fields), target: wireTarget(fields) }
  }
}

const said = ({ title, weight, checkInDays, ownerId }: KeyResultFields) => ({
  title,
  weight,
  checkInDays: numberOf(checkInDays),
  ownerId: ownerId === '' ? null : ownerId,
})

const metricBody = ({ baseline, target, unit, kpiId, counterKeyResultId }: KeyResultFields) => ({
  baseline: numberOrNull(baseline),
  target: numberOrNull(target),
  unit,
  kpiId: kpiId === '' ? null : kpiId,
  counterKeyResultId: counterKeyResultId === '' ? null : counterKeyResultId,
})

const wireTarget = ({ measure, target }: KeyResultFields): number =>
  measure === 'minutes' ? Math.round(numberOf(target) * 60) : numberOf(target)

const milestonesOf = (lines: string): { title: string }[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((title) => ({ title }))
