/** One instance of a series that was moved (`to`, with the series' length) or cancelled (`to` null). */
type Exception = { readonly original: string; readonly to: string | null }

/** A series as Google keeps it. Times carry their offset ("1997-09-02T09:00-04:00"); a bare date is all-day. */
export type SeriesSpec = {
  readonly start: string
  /** IANA zone in which the rule counts; of no use for all-day series. */
  readonly zone: string
  /** Length: minutes of a timed series, days of an all-day one. */
  readonly length: number
  readonly recurrence: readonly string[]
  readonly exceptions?: readonly Exception[]
}

/**
 * What a series unfolds into, found without any program of ours: from the lists of RFC 5545 or by hand with a
 * calendar sheet and the table of clock changes. All instances that overlap [from, to), in any order.
 */
export type RecurrenceCase = {
  readonly name: string
  /** Where the expected instances come from. */
  readonly source: string
  readonly series: readonly SeriesSpec[]
  readonly from: string
  readonly to: string
  /** Where the reader is: all-day events begin at midnight there. */
  readonly reader: string
  readonly expected: readonly string[]
  /** Dates of an all-day case where they are not those of `expected`: days that never were. */
  readonly dates?: readonly string[]
  /** Expected ends, where the length is what the case is about. */
  readonly ends?: readonly string[]
  /** Why a subject is not judged by this case; see docs/google-conformance.md. */
  readonly excluded?: { readonly adapter?: string; readonly emulator?: string }
}

const two = (number: number): string => String(number).padStart(2, '0')

function daysOfMonth(month: string, days: string): string[] {
  return days.split(' ').flatMap((part) => {
    const [first = Number.NaN, last = first] = part.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => `${month}-${two(first + index)}`)
  })
}

/** Dates in the shorthand of the RFC: "1997-09: 2 4 9-11 | 1997-10: 1". */
export const dates = (shorthand: string): string[] =>
  shorthand.split('|').flatMap((part) => {
    const [month = '', days = ''] = part.split(':').map((each) => each.trim())
    return daysOfMonth(month, days)
  })

/** The same time and offset ("09:00-04:00") on each of the dates. */
export const at = (time: string, shorthand: string): string[] =>
  dates(shorthand).map((date) => `${date}T${time}`)
