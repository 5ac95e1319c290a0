import type { KeyResultFacts, ObjectiveFacts } from '#core/goals/hygiene/goal-facts.ts'
import type { EffortKeyResult, MetricKeyResult, MilestoneKeyResult } from '#core/goals/key-result.ts'
import type { Kpi } from '#core/goals/kpi.ts'
import type { Objective } from '#core/goals/objective.ts'

const common = { objectiveId: 'o1', weight: 1, effortPlan: null, checkInDays: 7, createdAtMs: 0 }

export const aMetric = (fields: Partial<MetricKeyResult> = {}): MetricKeyResult => ({
  ...common,
  id: 'kr1',
  title: 'Raise activation from 20 to 40 %',
  kind: 'metric',
  baseline: 20,
  target: 40,
  current: 20,
  unit: 'percent',
  kpiId: null,
  counterKeyResultId: null,
  ...fields,
})

export const aMilestoneList = (titles: readonly string[], title = 'The beta is out'): MilestoneKeyResult => ({
  ...common,
  id: 'kr2',
  title,
  kind: 'milestone',
  milestones: titles.map((name, index) => ({ id: `m${index}`, title: name, weight: 1, doneAtMs: null })),
})

export const someHours = (fields: Partial<EffortKeyResult> = {}): EffortKeyResult => ({
  ...common,
  id: 'kr3',
  title: 'Write for 40 hours',
  kind: 'effort',
  measure: 'minutes',
  target: 2400,
  current: 0,
  ...fields,
})

export const anObjective = (fields: Partial<Objective> = {}): Objective => ({
  id: 'o1',
  cycleId: 'c1',
  title: 'New people get going',
  why: '',
  kind: 'committed',
  status: 'active',
  parentId: null,
  visibility: 'workspace',
  colorId: '1',
  finalScore: null,
  activeSinceMs: 0,
  ...fields,
})

export const factsOf = (
  keyResult: KeyResultFacts['keyResult'],
  fields: Partial<KeyResultFacts> = {},
): KeyResultFacts => ({
  keyResult,
  ownerId: 'p1',
  lastWordAtMs: 0,
  counterKeyResultId: null,
  recentChange: null,
  ...fields,
})

export const objectiveFacts = (fields: Partial<ObjectiveFacts> = {}): ObjectiveFacts => ({
  objective: anObjective(),
  ownerId: 'p1',
  ownerTeam: null,
  cycleTitle: '2026 Q4',
  keyResults: [factsOf(aMetric()), factsOf(aMilestoneList(['design', 'build', 'ship']))],
  calendarMinutes: 600,
  isUnderWay: true,
  activeSinceMs: 0,
  ...fields,
})

export const aKpi = (fields: Partial<Kpi> = {}): Kpi => ({
  id: 'k1',
  title: 'Uptime',
  unit: 'percent',
  direction: 'higher',
  green: { from: 99, to: null },
  amber: { from: 95, to: null },
  cadence: 'weekly',
  createdAtMs: 0,
  recoveryDeclinedAtMs: null,
  ...fields,
})
