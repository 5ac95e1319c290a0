import type { Block } from '#core/blocks/block.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { CheckIn, EffortPlan } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import type { Task } from '#core/tasks/task.ts'
import type { Calendar, Channel, Connection } from '#app/ports/repositories/calendar-repositories.ts'
import type { KeyResultCore } from '#app/ports/repositories/goal-repositories.ts'
import type { AppliedRepair } from '#app/ports/repositories/repair-repositories.ts'
import type { PlanVersion, PublishedEvent } from '#app/ports/repositories/work-repositories.ts'
import { aBlock as plainBlock, aTask as plainTask } from '../../../support/work-builders.ts'
import { HOUR_MS, ids, MINUTE_MS, NOW_MS } from './store.ts'

type Some<T> = Partial<T>

export const aCycle = (some: Some<Cycle> = {}): Cycle => ({
  id: ids.next(),
  title: 'Q2 2026',
  kind: 'quarter',
  startsOn: '2026-04-01',
  endsOn: '2026-06-30',
  ...some,
})

export const anObjective = (cycleId: string, some: Some<Objective> = {}): Objective => ({
  id: ids.next(),
  cycleId,
  title: 'Ship the “αβγ” release 🎯',
  why: 'It pays for the rest.',
  kind: 'committed',
  status: 'active',
  parentId: null,
  visibility: 'private',
  colorId: '7',
  finalScore: null,
  activeSinceMs: null,
  ...some,
})

export const aMetric = (objectiveId: string): KeyResultCore & { kind: 'metric' } => ({
  id: ids.next(),
  objectiveId,
  title: 'Churn down',
  weight: 2.5,
  checkInDays: 7,
  kind: 'metric',
  kpiId: null,
  counterKeyResultId: null,
  baseline: 0.3,
  target: 0.1,
  unit: 'percent',
})

export const anEffort = (
  objectiveId: string,
  measure: 'minutes' | 'sessions' = 'minutes',
): KeyResultCore & { kind: 'effort' } => ({
  id: ids.next(),
  objectiveId,
  title: 'Write the book',
  weight: 1,
  checkInDays: 7,
  kind: 'effort',
  measure,
  target: 600,
})

export const aMilestoneResult = (objectiveId: string): KeyResultCore & { kind: 'milestone' } => ({
  id: ids.next(),
  objectiveId,
  title: 'Launch',
  weight: 1,
  checkInDays: 7,
  kind: 'milestone',
})

export const anEffortPlan = (hoursProfileId: string): EffortPlan => ({
  minMinutesPerWeek: 120,
  targetMinutesPerWeek: 240,
  totalMinutes: null,
  byDate: '2026-06-30',
  minBlockMinutes: 30,
  maxBlockMinutes: 90,
  hoursProfileId,
  priority: 2,
  days: [1, 3, 5],
})

export const aCheckIn = (keyResultId: string, some: Some<CheckIn> = {}): CheckIn => ({
  id: ids.next(),
  keyResultId,
  value: 0.25,
  confidence: 7,
  note: 'Slowly.',
  atMs: NOW_MS,
  ...some,
})

export const someHours = (some: Some<HoursProfile> = {}): HoursProfile => ({
  id: ids.next(),
  name: 'work',
  ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '24:00' }],
  ...some,
})

export const aHabit = (some: Some<Habit> = {}): Habit => ({
  id: ids.next(),
  title: 'Run',
  objectiveId: null,
  keyResultId: null,
  timesPerWeek: 3,
  days: [1, 2, 4, 6],
  cadence: 'any',
  minMinutes: 30,
  maxMinutes: 45,
  idealStart: '07:30',
  windowFrom: '06:00',
  windowTo: '10:00',
  hoursProfileId: null,
  priority: 3,
  minDaysBetween: 2,
  makeUp: false,
  startsOn: '2026-03-30',
  endsOn: null,
  pauses: [
    { fromDate: '2026-04-06', toDate: '2026-04-12' },
    { fromDate: '2026-05-04', toDate: null },
  ],
  pastRhythms: [],
  colorId: '3',
  notes: 'Slow.',
  ...some,
})

export const aTask = (hoursProfileId: string, some: Some<Task> = {}): Task =>
  plainTask({
    id: ids.next(),
    title: 'Draft chapter 1',
    notes: 'Two pages',
    minutes: 180,
    hoursProfileId,
    notBeforeMs: NOW_MS,
    dueMs: NOW_MS + 48 * HOUR_MS + 1,
    hardDue: true,
    priority: 1,
    upNextRank: 4,
    preferredFrom: '09:00',
    preferredTo: '12:00',
    maxMinutesPerDay: 120,
    ...some,
  })

export const aBlock = (taskId: string, some: Some<Block> = {}): Block =>
  plainBlock({
    id: ids.next(),
    itemId: taskId,
    startMs: NOW_MS + HOUR_MS,
    endMs: NOW_MS + 2 * HOUR_MS,
    keptTitle: 'My own title',
    ...some,
  })

export const aConnection = (some: Some<Connection> = {}): Connection => ({
  id: ids.next(),
  googleSubject: '110',
  email: 'ada@gmail.example',
  scopes: ['openid', 'https://www.googleapis.com/auth/calendar.events.owned'],
  sealedRefreshToken: 'v1.k1.a.b',
  sealedAccessToken: 'v1.k1.c.d',
  accessTokenExpiresAtMs: NOW_MS + HOUR_MS,
  status: 'active',
  removesBlocks: false,
  fault: null,
  createdAtMs: NOW_MS,
  ...some,
})

export const aCalendar = (connectionId: string, some: Some<Calendar> = {}): Calendar => ({
  id: ids.next(),
  connectionId,
  googleCalendarId: 'ada@gmail.example',
  title: 'Ada',
  timeZone: 'Europe/Berlin',
  accessRole: 'owner',
  backgroundColor: '#9fe1e7',
  isPrimary: true,
  isOurs: false,
  countsAsBusy: true,
  state: 'readable',
  fault: null,
  syncToken: 'CPDAlvWDx70CEPDAlvWDx70CGAU=',
  syncParameters: { singleEvents: false, timeMin: '2026-01-01T00:00:00Z' },
  isPushable: true,
  pushRefusedAtMs: null,
  pulledAtMs: NOW_MS - HOUR_MS,
  readEvents: null,
  scannedAtMs: null,
  wholeAtMs: null,
  ...some,
})

export const aChannel = (connectionId: string, calendarId: string, some: Some<Channel> = {}): Channel => ({
  id: ids.next(),
  connectionId,
  calendarId,
  tokenHash: 'abc',
  resourceId: 'res',
  state: 'active',
  expiresAtMs: NOW_MS + 48 * HOUR_MS,
  stoppedAtMs: null,
  createdAtMs: NOW_MS,
  ...some,
})

export const anEvent = (calendarId: string, some: Some<CalendarEvent> = {}): CalendarEvent => ({
  calendarId,
  eventId: `e${ids.next().replaceAll('-', '')}`,
  etag: '"3181161784712000"',
  status: 'confirmed',
  eventType: 'default',
  title: 'Stand-up',
  description: null,
  location: 'Room 1',
  colorId: null,
  isTransparent: false,
  selfResponse: 'accepted',
  start: { kind: 'instant', atMs: NOW_MS, timeZone: 'Europe/Berlin' },
  end: { kind: 'instant', atMs: NOW_MS + 30 * MINUTE_MS, timeZone: 'America/New_York' },
  recurrence: [],
  seriesId: null,
  originalStart: null,
  blockId: null,
  generation: null,
  htmlLink: 'https://calendar.google.com/e',
  ...some,
})

export const aPublishedEvent = (
  blockId: string,
  calendarId: string,
  some: Some<PublishedEvent> = {},
): PublishedEvent => ({
  id: ids.next(),
  blockId,
  calendarId,
  generation: 1,
  eventId: `p${ids.next().replaceAll('-', '')}`,
  state: 'live',
  syncedEtag: '"1"',
  synced: {
    title: '🎯 Draft',
    description: 'why',
    startMs: NOW_MS,
    endMs: NOW_MS + HOUR_MS,
    isTransparent: true,
    colorId: null,
  },
  failures: 2,
  lastError: 'rate-limited',
  writes: null,
  ...some,
})

const problem: Problem = {
  format: 'planning-problem/1',
  id: 'p',
  timeZone: 'Europe/Berlin',
  now: '2026-03-29T09:00:00Z',
  until: '2026-04-26T00:00:00Z',
  gridMinutes: 15,
  hours: { work: [{ days: [1], from: '09:00', to: '17:00' }] },
}

const plan: Plan = {
  format: 'plan/1',
  problem: 'p',
  seed: 7,
  steps: 100,
  blocks: [{ item: 't', start: '2026-03-30T07:00:00Z', end: '2026-03-30T08:00:00Z', pinned: false }],
  cost: { total: 12.5, medium: 10, soft: 2.5, byConstraint: { delay: 2.5, late: 10 } },
  bound: { lower: 12, gap: 0.04 },
  unplaced: [],
  capacity: [],
  repairs: [],
  difference: { kept: 0, moved: 0, added: 1, removed: 0, minutesMoved: 0 },
}

export const aPlanVersion = (number: number, some: Some<PlanVersion> = {}): PlanVersion => ({
  id: ids.next(),
  number,
  inputsHash: `hash ${number}`,
  cause: 'You added a task.',
  status: 'proposed',
  restores: null,
  problem,
  plan,
  createdAtMs: NOW_MS,
  appliedAtMs: null,
  ...some,
})

export const aRepair = (planVersionId: string): AppliedRepair => ({
  id: ids.next(),
  planVersionId,
  changes: [{ op: 'drop-item', item: 't' }],
  edits: [{ kind: 'task', id: 't', before: { status: 'open' }, after: { status: 'dropped' } }],
  sentence: '“t” is dropped',
  appliedAtMs: NOW_MS,
  undoneAtMs: null,
})

export const anEntry = (some: Some<LedgerEntry> = {}): LedgerEntry => ({
  id: ids.next(),
  blockId: null,
  taskId: null,
  habitId: null,
  keyResultId: null,
  objectiveId: null,
  minutes: 45,
  workedAtMs: NOW_MS,
  evidence: 'confirmed',
  corrects: null,
  note: '',
  recordedAtMs: NOW_MS,
  ...some,
})
