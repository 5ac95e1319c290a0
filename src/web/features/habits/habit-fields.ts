import type { HabitView } from '#contracts/http/habit-routes.ts'

/** What the form of a habit holds; empty dates are open ends. */
export type HabitFields = Omit<
  HabitView,
  | 'id'
  | 'today'
  | 'isPaused'
  | 'thisWeek'
  | 'streakWeeks'
  | 'skippedDates'
  | 'trouble'
  | 'pauses'
  | 'startsOn'
  | 'endsOn'
> & { readonly startsOn: string; readonly endsOn: string }

const empty: HabitFields = {
  title: '',
  objectiveId: null,
  keyResultId: null,
  timesPerWeek: 3,
  days: [1, 2, 3, 4, 5, 6, 7],
  cadence: 'any',
  minMinutes: 30,
  maxMinutes: 45,
  idealStart: '12:00',
  windowFrom: '06:00',
  windowTo: '22:00',
  hoursProfileId: null,
  priority: 3,
  minDaysBetween: 1,
  makeUp: true,
  startsOn: '',
  endsOn: '',
  colorId: null,
  notes: '',
}

export function fieldsOfHabit(habit: HabitView | null): HabitFields {
  if (habit === null) return empty
  const {
    id: _id,
    today: _today,
    isPaused: _paused,
    thisWeek: _week,
    streakWeeks: _streak,
    skippedDates: _skipped,
    trouble: _trouble,
    pauses: _pauses,
    ...rest
  } = habit
  return { ...rest, startsOn: habit.startsOn ?? '', endsOn: habit.endsOn ?? '' }
}

/** On exactly these days, a habit happens as often as there are days. */
export const bodyOfHabit = (fields: HabitFields) => ({
  ...fields,
  timesPerWeek: fields.cadence === 'exactly' ? Math.max(1, fields.days.length) : fields.timesPerWeek,
  startsOn: fields.startsOn || null,
  endsOn: fields.endsOn || null,
})
