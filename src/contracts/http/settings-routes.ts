import { z } from 'zod'
import {
  givenDate,
  id,
  idParams,
  listOf,
  localDate,
  text,
  timeZone,
  wallTime,
  wallTimeEnd,
  weekday,
  weekdays,
} from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Settings'

const settings = z.object({
  weekStart: weekday,
  gridMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30)]),
  freezeMinutes: z
    .int()
    .min(0)
    .max(24 * 60),
  horizonWeeks: z.int().min(1).max(12),
  applyMode: z.enum(['auto', 'approve']),
  completion: z.enum(['confirm', 'assume']),
  titlePrefix: text.max(20),
  tentativeIsBusy: z.boolean(),
  allDayIsBusy: z.boolean(),
  bufferBeforeMinutes: z.int().min(0).max(120),
  bufferAfterMinutes: z.int().min(0).max(120),
  travelMinutes: z.int().min(0).max(240),
  maxTaskMinutesPerDay: z
    .int()
    .min(5)
    .max(24 * 60)
    .nullable(),
  maxStretchMinutes: z
    .int()
    .min(5)
    .max(24 * 60)
    .nullable(),
  checkInBlocks: z
    .boolean()
    .meta({ description: 'A check-in that is due finds a quarter of an hour on the calendar' }),
  blocksCalendar: z.enum(['own', 'primary']),
  hourCycle: z.enum(['auto', '12', '24']).meta({ description: 'auto: as the reader’s machine has it' }),
  dateOrder: z.enum(['auto', 'day-month', 'month-day', 'iso']),
  firstRun: z
    .enum(['new', 'hours', 'busy', 'goal', 'habit', 'plan', 'closed'])
    .meta({ description: 'The question of the first minutes that is open; closed for good at last' }),
})

const aboutTrips = 'Dates, both included, on which hours and habits go by the clock of another zone'
const trip = z
  .object({ from: localDate, to: localDate, timeZone: z.string() })
  .meta({ description: aboutTrips })
export type TripView = z.output<typeof trip>

/** As far as the planner takes it. */
const MOST_TRIP_DAYS = 366
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
const givenTrip = z
  .object({ from: givenDate, to: givenDate, timeZone })
  .refine(({ from, to }) => to >= from, { message: 'Expected a date from `from` on', path: ['to'] })
  .refine(({ from, to }) => daysBetween(from, to) <= MOST_TRIP_DAYS, {
    message: `Expected a date at most ${MOST_TRIP_DAYS} days after the first`,
    path: ['to'],
  })
  .meta({ description: aboutTrips })

const trips = z
  .array(givenTrip)
  .max(50)
  .superRefine((all, context) => {
    for (const [index, one] of all.entries()) {
      const other = all.slice(0, index).find(({ from, to }) => one.from <= to && from <= one.to)
      if (other === undefined) continue
      const message = `Expected dates without another trip: one is from ${other.from} to ${other.to}`
      context.addIssue({ code: 'custom', path: [index, 'from'], message })
    }
  })

export const person = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    timeZone: z.string(),
    settings,
    daysOff: z.array(localDate),
    trips: z.array(trip),
  })
  .meta({ id: 'Person' })
export type PersonView = z.input<typeof person>

export const readSettings = defineRoute({
  method: 'GET',
  path: '/api/v1/settings',
  tag,
  summary: 'The person and what they decided about planning',
  response: person,
})
export const updateSettings = defineRoute({
  method: 'PATCH',
  path: '/api/v1/settings',
  tag,
  summary: 'Change zone, days off, trips or planning settings',
  body: z.object({
    name: text.trim().min(1).max(200).optional(),
    timeZone: timeZone.optional(),
    daysOff: z.array(givenDate).max(400).optional(),
    trips: trips.optional(),
    settings: settings.partial().optional(),
  }),
  response: person,
})

const range = z
  .object({ days: weekdays, from: wallTime, to: wallTimeEnd })
  .refine((r) => r.from < r.to, { message: 'Expected a time after `from`', path: ['to'] })
const name = text.trim().min(1).max(60)

const hoursProfile = z.object({ id, name, ranges: z.array(range).max(50) }).meta({ id: 'HoursProfile' })
export type HoursProfileView = z.input<typeof hoursProfile>

export const listHours = defineRoute({
  method: 'GET',
  path: '/api/v1/hours',
  tag: 'Hours',
  summary: 'Hours profiles: work, personal, meeting and the person’s own',
  response: listOf(hoursProfile),
})
export const suggestHours = defineRoute({
  method: 'GET',
  path: '/api/v1/hours/suggestion',
  tag: 'Hours',
  summary: 'Working hours as the meetings of the last weeks have them',
  response: z.object({
    ranges: z
      .array(range)
      .nullable()
      .meta({ description: 'Null: too few meetings to tell, or the work hours have been chosen already' }),
    meetings: z.int(),
  }),
})
export const createHours = defineRoute({
  method: 'POST',
  path: '/api/v1/hours',
  tag: 'Hours',
  summary: 'Add an hours profile',
  body: z.object({ name, ranges: z.array(range).min(1).max(50) }),
  response: hoursProfile,
  status: 201,
})
export const updateHours = defineRoute({
  method: 'PATCH',
  path: '/api/v1/hours/:id',
  tag: 'Hours',
  summary: 'Change an hours profile',
  params: idParams,
  body: z.object({ name: name.optional(), ranges: z.array(range).max(50).optional() }),
  response: hoursProfile,
})
export const deleteHours = defineRoute({
  method: 'DELETE',
  path: '/api/v1/hours/:id',
  tag: 'Hours',
  summary: 'Remove a profile that nothing uses; work, personal and meeting stay',
  params: idParams,
  response: null,
})
