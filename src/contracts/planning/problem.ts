import { z } from 'zod'
import {
  clock,
  clockEnd,
  flag,
  id,
  instant,
  list,
  localDate,
  minutes,
  minutesOrNone,
  object,
  priority,
  text,
  weekday,
  weekdays,
  weight,
  whole,
} from './primitives.ts'

const title = z.string('a text').nullish()

const hoursRange = object({ days: weekdays, from: clock, to: clockEnd }, 'a range of hours')

const trip = object(
  { from: localDate, to: localDate, timeZone: text('an IANA time zone such as "Asia/Tokyo"') },
  'a trip',
)

const busy = object(
  {
    id,
    start: instant,
    end: instant,
    bufferBeforeMinutes: minutesOrNone.nullish(),
    bufferAfterMinutes: minutesOrNone.nullish(),
  },
  'a busy time',
)

const limits = object(
  { maxTaskMinutesPerDay: minutesOrNone.nullish(), maxStretchMinutes: minutesOrNone.nullish() },
  'limits',
)

const task = object(
  {
    id,
    title,
    minutes,
    minBlockMinutes: minutes,
    maxBlockMinutes: minutes,
    hours: text('the name of an hours profile'),
    notBefore: instant.nullish(),
    due: instant.nullish(),
    hardDue: flag.nullish(),
    priority: priority.nullish(),
    weight: weight.nullish(),
    preferred: object({ from: clock, to: clockEnd }, 'a part of the day').nullish(),
    maxMinutesPerDay: minutesOrNone.nullish(),
    after: list(id, 'ids of tasks').nullish(),
  },
  'a task',
)

const habit = object(
  {
    id,
    title,
    timesPerWeek: whole('a whole number of times a week from 1 to 7', 1, 7),
    days: weekdays,
    from: clock,
    to: clockEnd,
    hours: text('the name of an hours profile').nullish(),
    idealStart: clock,
    minMinutes: minutes,
    maxMinutes: minutes,
    minDaysBetween: whole('a whole number of days from 0 to 366', 0, 366).nullish(),
    priority: priority.nullish(),
    weight: weight.nullish(),
    weekStart: weekday.nullish(),
    doneThisWeek: whole('a whole number of times from 0 to 1000', 0, 1000).nullish(),
  },
  'a habit',
)

const previousBlock = object(
  { item: id, start: instant, end: instant, pinned: flag.nullish() },
  'a block of the plan in force',
)

/** The shape of `planning-problem/1`. What its values mean together is judged in core/planning/validate. */
export const planningProblemSchema = object(
  {
    format: z.literal('planning-problem/1', '"planning-problem/1"'),
    id,
    timeZone: text('an IANA time zone such as "Europe/Berlin"'),
    now: instant,
    until: instant,
    gridMinutes: z.literal([5, 10, 15, 30], '5, 10, 15 or 30'),
    freezeMinutes: minutesOrNone.nullish(),
    hours: z.record(
      z.string(),
      list(hoursRange, 'ranges of hours'),
      'an object: lists of ranges by the name of their profile',
    ),
    daysOff: list(localDate, 'dates').nullish(),
    trips: list(trip, 'trips').nullish(),
    busy: list(busy, 'busy times').nullish(),
    limits: limits.nullish(),
    tasks: list(task, 'tasks').nullish(),
    habits: list(habit, 'habits').nullish(),
    previous: list(previousBlock, 'blocks').nullish(),
  },
  'a planning problem',
)
