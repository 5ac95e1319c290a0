import { z } from 'zod'
import {
  blockMinutes,
  colorId,
  givenDate,
  id,
  idParams,
  listOf,
  localDate,
  notes,
  priority,
  title,
  wallTime,
  wallTimeEnd,
  weekdays,
} from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Habits'
const fields = {
  title,
  objectiveId: id.nullable(),
  keyResultId: id.nullable(),
  timesPerWeek: z.int().min(1).max(7),
  days: weekdays,
  cadence: z.enum(['any', 'exactly']),
  minMinutes: blockMinutes,
  maxMinutes: blockMinutes,
  idealStart: wallTime,
  windowFrom: wallTime,
  windowTo: wallTimeEnd,
  hoursProfileId: id.nullable(),
  priority,
  minDaysBetween: z.int().min(1).max(7),
  makeUp: z.boolean(),
  startsOn: givenDate.nullable(),
  endsOn: givenDate.nullable(),
  colorId: colorId.nullable(),
  notes,
}

const habit = z
  .object({
    id,
    ...fields,
    today: localDate.meta({ description: 'Local date of the person, on a trip that of the clock there' }),
    isPaused: z.boolean(),
    pauses: z
      .array(z.object({ fromDate: localDate, toDate: localDate.nullable() }))
      .meta({ description: 'Both dates included; an open pause has no last date' }),
    thisWeek: z.object({ done: z.int(), planned: z.int(), unconfirmed: z.int(), skipped: z.int() }),
    streakWeeks: z.int(),
    skippedDates: z.array(localDate),
    trouble: z
      .string()
      .nullable()
      .meta({ description: 'What keeps it from ever being planned as often as wanted, and the way out' }),
  })
  .meta({ id: 'Habit' })
export type HabitView = z.input<typeof habit>

export const listHabits = defineRoute({
  method: 'GET',
  path: '/api/v1/habits',
  tag,
  summary: 'Habits with this week and the streak',
  response: listOf(habit),
})
export const createHabit = defineRoute({
  method: 'POST',
  path: '/api/v1/habits',
  tag,
  summary: 'Add a weekly habit',
  body: z.object({
    ...fields,
    objectiveId: fields.objectiveId.default(null),
    keyResultId: fields.keyResultId.default(null),
    days: weekdays.default([1, 2, 3, 4, 5, 6, 7]),
    cadence: fields.cadence.default('any'),
    minMinutes: blockMinutes.optional().meta({ description: 'Default: maxMinutes' }),
    idealStart: wallTime
      .optional()
      .meta({ description: 'Default: 12:00, or windowFrom where noon is outside of the window' }),
    windowFrom: wallTime.default('06:00'),
    windowTo: wallTimeEnd.default('22:00'),
    hoursProfileId: fields.hoursProfileId.default(null),
    priority: priority.default(3),
    minDaysBetween: fields.minDaysBetween.default(1),
    makeUp: z.boolean().default(true),
    startsOn: fields.startsOn.default(null),
    endsOn: fields.endsOn.default(null),
    colorId: fields.colorId.default(null),
    notes: notes.default(''),
  }),
  response: habit,
  status: 201,
})
export const updateHabit = defineRoute({
  method: 'PATCH',
  path: '/api/v1/habits/:id',
  tag,
  summary: 'Change a habit',
  params: idParams,
  body: z.object(fields).partial(),
  response: habit,
})
export const deleteHabit = defineRoute({
  method: 'DELETE',
  path: '/api/v1/habits/:id',
  tag,
  summary: 'Remove a habit on which no work is recorded; end it otherwise',
  params: idParams,
  response: null,
})
export const pauseSpan = z.object({ from: givenDate.optional(), until: givenDate.nullable().optional() })
export const pauseHabit = defineRoute({
  method: 'POST',
  path: '/api/v1/habits/:id/pause',
  tag,
  summary: 'Pause a habit, from today on unless said otherwise; without an end until it is resumed',
  params: idParams,
  body: pauseSpan.default({}),
  response: habit,
})
export const resumeHabit = defineRoute({
  method: 'POST',
  path: '/api/v1/habits/:id/resume',
  tag,
  summary: 'Go on with a habit',
  params: idParams,
  response: habit,
})
export const snoozeHabit = defineRoute({
  method: 'POST',
  path: '/api/v1/habits/:id/snooze',
  tag,
  summary: "Move today's occurrence to a free place later today, or to tomorrow",
  params: idParams,
  body: z.object({ until: z.enum(['later-today', 'tomorrow']) }),
  response: habit,
})
const habitTemplate = z
  .object({
    id: z.string(),
    why: z.string(),
    ...fields,
  })
  .omit({
    objectiveId: true,
    keyResultId: true,
    hoursProfileId: true,
    startsOn: true,
    endsOn: true,
    colorId: true,
  })
  .meta({ id: 'HabitTemplate' })
export type HabitTemplateView = z.input<typeof habitTemplate>
export const listHabitTemplates = defineRoute({
  method: 'GET',
  path: '/api/v1/habit-templates',
  tag,
  summary: 'Habits to start from',
  response: listOf(habitTemplate),
})
export const createFromTemplate = defineRoute({
  method: 'POST',
  path: '/api/v1/habit-templates/:templateId',
  tag,
  summary: 'Add a habit from a template, for a goal or for none',
  params: z.object({ templateId: z.string() }),
  body: z
    .object({ objectiveId: id.nullable().default(null), keyResultId: id.nullable().default(null) })
    .default({ objectiveId: null, keyResultId: null }),
  response: habit,
  status: 201,
})
const habitDay = z.object({
  date: localDate,
  state: z.enum(['done', 'partial', 'unconfirmed', 'missed', 'skipped', 'planned']),
  minutes: z.int(),
})
const habitCalendar = z
  .object({ from: localDate, to: localDate, longestStreakWeeks: z.int(), items: z.array(habitDay) })
  .meta({ id: 'HabitCalendar' })
export type HabitCalendarView = z.input<typeof habitCalendar>
export const readHabitCalendar = defineRoute({
  method: 'GET',
  path: '/api/v1/habits/:id/calendar',
  tag,
  summary: 'What became of a habit, date by date, for a heat map of the year',
  params: idParams,
  query: z.object({
    to: givenDate.optional().meta({ description: 'Last date; default: the end of this week' }),
    days: z.coerce.number().int().min(1).max(731).default(371),
  }),
  response: habitCalendar,
})
export const skipHabit = defineRoute({
  method: 'POST',
  path: '/api/v1/habits/:id/skip',
  tag,
  summary: 'Leave the habit out on one date',
  params: idParams,
  body: z.object({ date: givenDate.optional().meta({ description: 'Default: today' }) }),
  response: habit,
})
export const unskipHabit = defineRoute({
  method: 'POST',
  path: '/api/v1/habits/:id/unskip',
  tag,
  summary: 'Take a skipped date back',
  params: idParams,
  body: z.object({ date: givenDate }),
  response: habit,
})
