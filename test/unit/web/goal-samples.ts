import type { MetricView } from '../../../src/web/features/goals/pace/metric-chart.ts'
import type { ObjectiveView } from '../../../src/web/features/goals/goal-types.ts'

const pace = { progress: null, expected: null, status: null }
const effort = {
  ...pace,
  doneMinutes: 0,
  ownMinutes: 0,
  unconfirmedMinutes: 0,
  plannedMinutes: 0,
  targetMinutes: null,
}

export const aMetric = (part: Partial<MetricView> = {}): MetricView => ({
  id: 'k1',
  objectiveId: 'o1',
  title: 'Invoices without correction',
  weight: 1,
  outcome: pace,
  effort,
  ownerId: null,
  effortPlan: null,
  lastCheckInAt: null,
  confidence: null,
  checkInDays: 7,
  checkIn: null,
  outcomeForecast: null,
  effortForecast: null,
  kind: 'metric',
  baseline: 62,
  target: 95,
  current: 70,
  unit: 'percent',
  kpiId: null,
  counterKeyResultId: null,
  recent: [],
  ...part,
})

export const anObjective = (part: Partial<ObjectiveView> = {}): ObjectiveView => ({
  id: 'o1',
  cycleId: 'c1',
  title: 'Ship billing',
  why: '',
  kind: 'committed',
  status: 'active',
  parentId: null,
  visibility: 'workspace',
  colorId: '9',
  finalScore: null,
  ownerTeamId: null,
  outcome: pace,
  effort,
  keyResults: [],
  ...part,
})
