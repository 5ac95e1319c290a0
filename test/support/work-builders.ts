import type { Block } from '#core/blocks/block.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { Task } from '#core/tasks/task.ts'

/** An open task with the product's defaults. */
export const aTask = (fields: Partial<Task> = {}): Task => ({
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
  ...fields,
})

/** Three times on workdays, around noon. */
export const aHabit = (fields: Partial<Habit> = {}): Habit => ({
  id: 'habit',
  title: 'Read papers',
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
  pastRhythms: [],
  colorId: null,
  notes: '',
  ...fields,
})

/** A flexible block of the task; when it lies, the test says. */
export const aBlock = (fields: Partial<Block> & Pick<Block, 'startMs' | 'endMs'>): Block => ({
  id: 'block',
  itemKind: 'task',
  itemId: 'task',
  state: 'flexible',
  keptTitle: null,
  keptDescription: null,
  settledMinutes: null,
  startedAtMs: null,
  ...fields,
})
