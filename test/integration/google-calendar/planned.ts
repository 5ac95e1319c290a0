import type { Repositories } from '#app/ports/unit-of-work.ts'
import type { Habit } from '#core/goals/habit.ts'

/** A task of a person, as plain as can be. */
export async function aTask(mine: Repositories, id: string, title: string): Promise<string> {
  const [profile] = await mine.hours.list()
  await mine.tasks.save({
    id,
    title,
    notes: '',
    minutes: 600,
    minBlockMinutes: 30,
    maxBlockMinutes: 120,
    hoursProfileId: profile?.id ?? '',
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
    colorId: '5',
    status: 'open',
    doneAtMs: null,
    source: 'person',
    weekOf: null,
    rolledOverMinutes: 0,
    isUnscheduled: false,
    visibility: 'workspace',
    seriesId: null,
    seriesDate: null,
  })
  return id
}

export const aHabit = (id: string): Habit => ({
  id,
  title: 'Read papers',
  objectiveId: null,
  keyResultId: null,
  timesPerWeek: 3,
  days: [1, 2, 3, 4, 5],
  cadence: 'any',
  minMinutes: 30,
  maxMinutes: 60,
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
})
