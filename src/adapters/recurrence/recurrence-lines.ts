import { DateTime } from 'luxon'

/** A line of a master's recurrence: its value, and the zone of the moments in it where it names one. */
export type RecurrenceLine = {
  readonly name: 'RRULE' | 'EXRULE' | 'RDATE' | 'EXDATE'
  readonly zone: string | null
  readonly value: string
}

const shape = /^(RRULE|EXRULE|RDATE|EXDATE)((?:;[^:]*)?):(.+)$/i
const moment = /^(\d{8})(?:T(\d{6})(Z?))?$/

/**
 * Takes a line apart; throws when it is none. The outdated EXRULE is known and not obeyed: its instances stay busy,
 * because too much busy time does less harm than too little.
 */
export function readLine(text: string): RecurrenceLine {
  const [, name, parameters, value] = shape.exec(text.trim()) ?? []
  const kind = (['RRULE', 'EXRULE', 'RDATE', 'EXDATE'] as const).find((one) => one === name?.toUpperCase())
  if (kind === undefined || value === undefined) {
    throw new Error(`Cannot read a recurrence line; expected RRULE, RDATE or EXDATE with a value.`)
  }
  return { name: kind, zone: /;TZID=([^;]+)/i.exec(parameters ?? '')?.[1] ?? null, value }
}

/**
 * The moments of all RDATE or EXDATE lines, in epoch ms. A bare date is midnight UTC, the way all-day series are
 * counted; a wall-clock time is read in the line's zone, else in `zone`.
 */
export const momentsOf = (
  lines: readonly RecurrenceLine[],
  name: 'RDATE' | 'EXDATE',
  zone: string,
): readonly number[] =>
  lines
    .filter((line) => line.name === name)
    .flatMap((line) => line.value.split(',').map((value) => readMoment(value, line.zone ?? zone)))

/** RDATE may hold periods, "start/end": the start tells when. */
function readMoment(value: string, zone: string): number {
  const parts = moment.exec(value.split('/', 1).join('').trim())
  if (parts === null) {
    throw new Error('Cannot read a moment of a recurrence; expected a date or a date with time.')
  }
  const [, date = '', time, utc] = parts
  const wall = time === undefined ? `${date}T000000` : `${date}T${time}`
  const isUtc = time === undefined || utc === 'Z'
  return DateTime.fromFormat(wall, "yyyyLLdd'T'HHmmss", { zone: isUtc ? 'utc' : zone }).toMillis()
}
