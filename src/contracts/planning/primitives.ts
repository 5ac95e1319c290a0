import { z } from 'zod'

/** Above this a number of minutes is a slip of the keyboard; below it every sum of costs stays exact. */
const MOST_MINUTES = 10_000_000
const MOST_WEIGHT = 1_000_000_000

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
const CLOCK_END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const INSTANT =
  /^\d{4}-\d{2}-\d{2}[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** Every issue of a primitive says the same thing: what was expected there. */
export const text = (expected: string) => z.string(expected).min(1, expected)

export const id = text('an id: a text that is not empty')

export const whole = (expected: string, least: number, most: number) =>
  z.int(expected).min(least, expected).max(most, expected)

/** A length of time that must not be nothing. */
export const minutes = whole(`a whole number of minutes from 1 to ${MOST_MINUTES}`, 1, MOST_MINUTES)

/** A limit or a buffer: nothing is a value, too. */
export const minutesOrNone = whole(`a whole number of minutes from 0 to ${MOST_MINUTES}`, 0, MOST_MINUTES)

export const clock = z
  .string('a time of day as "HH:MM"')
  .regex(CLOCK, 'a time of day as "HH:MM", 00:00 to 23:59')

export const clockEnd = z
  .string('a time of day as "HH:MM"')
  .regex(CLOCK_END, 'a time of day as "HH:MM", 00:00 to 24:00')

export const localDate = z.string('a date as "YYYY-MM-DD"').regex(DATE, 'a date as "YYYY-MM-DD"')

const instantExpected = 'a time as RFC 3339 with its offset, such as "2026-11-23T08:45:00+01:00"'
export const instant = z.string(instantExpected).regex(INSTANT, instantExpected)

export const flag = z.boolean('true or false')

export const priority = whole('a priority from 1 (most) to 4', 1, 4)

const weightExpected = `a number above 0, at most ${MOST_WEIGHT}`
export const weight = z.number(weightExpected).gt(0, weightExpected).max(MOST_WEIGHT, weightExpected)

const weekdayExpected = 'a day of the week from 1 (Monday) to 7'
export const weekday = whole(weekdayExpected, 1, 7)

export const weekdays = z
  .array(weekday, 'a list of days of the week, 1 = Monday')
  .min(1, 'at least one day of the week, 1 = Monday')

export const list = <T extends z.ZodType>(element: T, of: string) => z.array(element, `a list of ${of}`)

export const object = <T extends z.ZodRawShape>(shape: T, what: string) =>
  z.strictObject(shape, `${what}: an object with ${Object.keys(shape).join(', ')}`)
