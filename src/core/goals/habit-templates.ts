import type { Habit } from './habit.ts'

type Rhythm = Pick<
  Habit,
  'timesPerWeek' | 'days' | 'cadence' | 'minMinutes' | 'maxMinutes' | 'idealStart' | 'windowFrom' | 'windowTo'
> & { readonly minDaysBetween?: number; readonly makeUp?: boolean; readonly priority?: number }

/** A habit to start from. `why` is said to the person who chooses. */
export type HabitTemplate = Rhythm & {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly notes: string
}

const workdays = [1, 2, 3, 4, 5]
const allDays = [1, 2, 3, 4, 5, 6, 7]

export const habitTemplates: readonly HabitTemplate[] = [
  {
    id: 'focus',
    title: 'Deep work',
    why: 'Undisturbed hours for what matters most, before the meetings begin.',
    notes: 'One thing only. Messages stay closed.',
    ...often(4, workdays, 60, 120, '09:00', '08:00', '13:00'),
    priority: 2,
  },
  {
    id: 'plan-day',
    title: 'Plan the day',
    why: 'A few quiet minutes each morning to decide what today is for.',
    notes: 'What would make today a good day? What can wait?',
    ...fixed(workdays, 10, 15, '08:30', '07:00', '11:00'),
  },
  {
    id: 'weekly-review',
    title: 'Weekly review',
    why: 'Look back, tidy up and choose what the next week is for.',
    notes: 'Key results, calendar, open tasks. What was left undone, and why?',
    ...often(1, [4, 5], 30, 60, '15:00', '13:00', '18:00'),
    priority: 2,
  },
  {
    id: 'inbox',
    title: 'Clear the inbox',
    why: 'Mail in one go instead of all day long.',
    notes: 'Answer, file or make a task of each.',
    ...fixed(workdays, 15, 30, '16:30', '12:00', '18:00'),
  },
  {
    id: 'learn',
    title: 'Learn something',
    why: 'Two hours a week for a skill that the next year will ask for.',
    notes: 'Note one thing to try.',
    ...often(2, workdays, 45, 60, '14:00', '09:00', '19:00'),
    minDaysBetween: 2,
  },
  {
    id: 'read',
    title: 'Read',
    why: 'Twenty pages most evenings are twenty books a year.',
    notes: '',
    ...often(5, allDays, 20, 30, '21:00', '18:00', '23:00'),
  },
  {
    id: 'run',
    title: 'Run',
    why: 'Three times a week with a day of rest in between.',
    notes: 'Slow enough to talk.',
    ...often(3, allDays, 30, 45, '07:00', '06:00', '20:00'),
    minDaysBetween: 2,
  },
  {
    id: 'strength',
    title: 'Strength training',
    why: 'Twice a week keeps the back of a desk worker well.',
    notes: '',
    ...often(2, allDays, 40, 60, '18:00', '06:30', '21:00'),
    minDaysBetween: 3,
  },
  {
    id: 'walk',
    title: 'Walk at noon',
    why: 'Daylight and legs before the afternoon begins.',
    notes: 'Without the telephone.',
    ...often(4, workdays, 20, 30, '12:30', '11:30', '14:30'),
  },
  {
    id: 'lunch',
    title: 'Lunch away from the desk',
    why: 'A break that meetings cannot eat.',
    notes: '',
    ...fixed(workdays, 30, 45, '12:30', '11:30', '14:00'),
  },
  {
    id: 'people',
    title: 'Talk to a customer',
    why: 'One conversation a week keeps plans honest.',
    notes: 'What surprised me?',
    ...often(1, workdays, 30, 45, '11:00', '09:00', '17:00'),
  },
  {
    id: 'meditate',
    title: 'Sit still',
    why: 'Ten minutes of nothing.',
    notes: '',
    ...often(5, allDays, 10, 15, '07:30', '06:00', '22:00'),
    makeUp: false,
  },
]

function often(
  timesPerWeek: number,
  days: readonly number[],
  minMinutes: number,
  maxMinutes: number,
  idealStart: string,
  windowFrom: string,
  windowTo: string,
): Rhythm {
  return { timesPerWeek, days, cadence: 'any', minMinutes, maxMinutes, idealStart, windowFrom, windowTo }
}

function fixed(
  days: readonly number[],
  minMinutes: number,
  maxMinutes: number,
  idealStart: string,
  windowFrom: string,
  windowTo: string,
): Rhythm {
  const rhythm = often(days.length, days, minMinutes, maxMinutes, idealStart, windowFrom, windowTo)
  return { ...rhythm, cadence: 'exactly' }
}
