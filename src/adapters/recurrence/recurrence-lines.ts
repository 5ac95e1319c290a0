import { DateTime } from 'luxon'
import { momentOfWall } from './wall-clock.ts'

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

/** How the series counts: a line's bare dates and wall-clock times mean different things in an all-day one. */
type SeriesKind = { readonly zone: string; readonly isAllDay: boolean }

/**
 * The moments of all RDATE or EXDATE lines, in epoch ms. All-day series are counted in midnights UTC and only ask for
 * the date as it is written. In a timed series a wall-clock time is read in the line's zone, else in the series'; a
 * bare date there excludes nothing, because it is no start of any instance, and adds its midnight.
 */
export const momentsOf = (
  lines: readonly RecurrenceLine[],
  name: 'RDATE' | 'EXDATE',
  kind: SeriesKind,
): readonly number[] =>
  lines
    .filter((line) => line.name === name)
    .flatMap((line) =>
      line.value
        .split(',')
        .map(readMoment)
        .filter(({ isDate }) => kind.isAllDay || !isDate || name === 'RDATE')
        .map((moment) => (kind.isAllDay ? moment.dateMs : instantOf(moment, line.zone ?? kind.zone))),
    )

/** A value as it is written: its time on the wall as if it were UTC, and the midnight before it. */
type Moment = {
  readonly wallMs: number
  readonly dateMs: number
  readonly isDate: boolean
  readonly isUtc: boolean
}

const instantOf = ({ wallMs, isUtc }: Moment, zone: string): number =>
  isUtc ? wallMs : momentOfWall(wallMs, zone)

/** RDATE may hold periods, "start/end": the start tells when. */
function readMoment(value: string): Moment {
  const parts = moment.exec(value.split('/', 1).join('').trim())
  if (parts === null) {
    throw new Error('Cannot read a moment of a recurrence; expected a date or a date with time.')
  }
  const [, date = '', time, utc] = parts
  const wall = DateTime.fromFormat(`${date}T${time ?? '000000'}`, "yyyyLLdd'T'HHmmss", { zone: 'utc' })
  return {
    wallMs: wall.toMillis(),
    dateMs: wall.startOf('day').toMillis(),
    isDate: time === undefined,
    isUtc: utc === 'Z',
  }
}
