import { z } from 'zod'

export const id = z.uuid().meta({ description: 'UUID' })
export const idParams = z.object({ id })

/** RFC 3339 with an offset. */
export const instant = z.iso.datetime({ offset: true })
export const localDate = z.iso.date().meta({ description: 'Local date, such as 2026-11-23' })

const firstMs = Date.UTC(1970, 0, 1)
const endMs = Date.UTC(2200, 0, 1)
/** What has no such form is refused for that already. */
function isInReach(text: string): boolean {
  const ms = Date.parse(text)
  return Number.isNaN(ms) || (ms >= firstMs && ms < endMs)
}

/** A moment or date that somebody sends: no plan lies further off, and every store can hold these. */
export const givenInstant = instant.refine(isInReach, 'Expected a moment from 1970 to 2199')
export const givenDate = localDate.refine(isInReach, 'Expected a date from 1970 to 2199')

/** Postgres keeps no NUL, and half a character would come back as another one. */
export const text = z
  .string()
  .refine(
    (given) => !given.includes('\0') && !/\p{Surrogate}/u.test(given),
    'Expected text without NUL or half characters',
  )

export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Expected a time of day such as "09:30"')
export const wallTimeEnd = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Expected a time of day such as "17:00", or "24:00"')

export const weekday = z.int().min(1).max(7).meta({ description: '1 = Monday … 7 = Sunday' })
export const weekdays = z
  .array(weekday)
  .min(1)
  .max(7)
  .refine((days) => new Set(days).size === days.length, 'Expected each weekday at most once')

export const priority = z.int().min(1).max(4).meta({ description: '1 (most urgent) to 4' })
/** Spaces without width and signs that only format leave a row that shows nothing. */
const isVisible = (given: string): boolean => /[^\p{Cc}\p{Cf}\p{Z}\u115F\u1160\u2800\u3164]/u.test(given)
export const title = text
  .trim()
  .min(1, { abort: true })
  .max(300)
  .refine(isVisible, 'Expected at least one character that can be seen')
export const notes = text.max(10_000)
export const colorId = z
  .string()
  .regex(/^([1-9]|1[01])$/, 'Expected one of Google’s event colours, "1" to "11"')

const YEAR_MINUTES = 366 * 24 * 60
export const minutes = z.int().min(1).max(YEAR_MINUTES)
/** Work on one day. */
export const minutesOfDay = z
  .int()
  .min(1)
  .max(24 * 60, 'Expected at most 1440 minutes, a whole day; what took longer is told day by day')
/** A task is as long as the shortest block at least. */
export const taskMinutes = z.int().min(5).max(YEAR_MINUTES)
export const blockMinutes = z
  .int()
  .min(5)
  .max(24 * 60)

/** A zone that somebody sends. What was taken before it was refused is still answered: answers say a string. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Expected an IANA time zone such as "Europe/Berlin"')

/** An offset such as "+01:00" is no zone: it knows no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== undefined
  } catch {
    return false
  }
}

export const pageQuery = z.object({
  cursor: text.max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A page of a listing: give `nextCursor` as `cursor` to go on; null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })
