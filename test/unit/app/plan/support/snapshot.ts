import { type Snapshot, horizonOf } from '#app/plan/snapshot.ts'
import type { Block } from '#core/blocks/block.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { Person } from '#core/people/person.ts'
import { type Settings, defaultSettings } from '#core/people/settings.ts'
import type { Task } from '#core/tasks/task.ts'

export const at = (text: string): number => Date.parse(text)

export const aPerson = (timeZone: string, settings: Partial<Settings> = {}): Person => ({
  id: 'ada',
  email: 'ada@example.org',
  name: 'Ada',
  timeZone,
  settings: { ...defaultSettings, ...settings },
  daysOff: [],
})

export const aTask = (some: Partial<Task> = {}): Task => ({
  id: 'task',
  title: 'Write',
  notes: '',
  minutes: 120,
  minBlockMinutes: 30,
  maxBlockMinutes: 120,
  hoursProfileId: 'work',
  notBeforeMs: null,
  dueMs: null,
  hardDue: false,
  priority: 2,
  upNextRank: null,
  preferredFrom: null,
  preferredTo: null,
  maxMinutesPerDay: null,
  afterTaskIds: [],
  keyResultId: null,
  objectiveId: null,
  colorId: null,
  status: 'open',
  doneAtMs: null,
  source: 'person',
  weekOf: null,
  rolledOverMinutes: 0,
  isUnscheduled: false,
  visibility: 'workspace',
  seriesId: null,
  seriesDate: null,
  ...some,
})

export const aHabit = (some: Partial<Habit> = {}): Habit => ({
  id: 'habit',
  title: 'Read',
  objectiveId: null,
  keyResultId: null,
  timesPerWeek: 3,
  days: [1, 2, 3, 4, 5],
  cadence: 'any',
  minMinutes: 30,
  maxMinutes: 45,
  idealStart: '12:00',
  windowFrom: '08:00',
  windowTo: '18:00',
  hoursProfileId: null,
  priority: 3,
  minDaysBetween: 1,
  makeUp: true,
  startsOn: null,
  endsOn: null,
  pauses: [],
  colorId: null,
  notes: '',
  ...some,
})

export const aBlock = (start: string, end: string, some: Partial<Block> = {}): Block => ({
  id: `block at ${start}`,
  itemKind: 'task',
  itemId: 'task',
  startMs: at(start),
  endMs: at(end),
  state: 'flexible',
  keptTitle: null,
  keptDescription: null,
  settledMinutes: null,
  startedAtMs: null,
  ...some,
})

export function aSnapshot(now: string, some: Partial<Snapshot> = {}): Snapshot {
  const person = some.person ?? aPerson('Europe/Berlin')
  return {
    person,
    horizon: horizonOf(person, at(now)),
    hours: [{ id: 'work', name: 'work', ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] }],
    calendars: [],
    events: [],
    blocks: [],
    tasks: [],
    settledMinutes: new Map(),
    habits: [],
    skips: [],
    keyResults: [],
    objectives: [],
    cycles: [],
    inForce: null,
    newest: null,
    requested: 0,
    ...some,
  }
}
