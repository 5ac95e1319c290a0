import { dayNumberOf, localDateOf } from './local-date.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './interval.ts'

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/

/**
 * Epoch ms of an RFC 3339 text with offset, e.g. "2026-11-23T08:45:00+01:00"; undefined if it is none.
 * Plain arithmetic: hundreds of these are read per plan, and a date library takes longer than the search.
 */
export function readInstant(text: string): number | undefined {
  const match = RFC_3339.exec(text)
  if (match === null) return undefined
  const day = dayNumberOf(match[1]!)
  const hour = Number(match[2])
  const minute = Number(match[3])
  const second = Number(match[4])
  if (day === undefined || hour > 23 || minute > 59 || second > 60) return undefined
  const offset = readOffset(match[6], match[7], match[8])
  if (offset === undefined) return undefined
  const fraction = match[5] === undefined ? 0 : Number(match[5].padEnd(3, '0').slice(0, 3))
  return day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + fraction - offset
}

function readOffset(sign?: string, hours?: string, minutes?: string): number | undefined {
  if (sign === undefined) return 0
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  const size = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS
  return sign === '-' ? -size : size
}

/** Like readInstant, for texts that were validated before; throws on anything else. */
export function parseInstant(text: string): number {
  const ms = readInstant(text)
  if (ms === undefined)
    throw new RangeError(
      `Cannot read "${text}" as a time: expected RFC 3339 with an offset, such as 2026-11-23T08:45:00+01:00.`,
    )
  return ms
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Epoch ms as RFC 3339 in UTC, "2026-11-23T08:45:00Z"; a fraction is kept only where there is one. */
export function formatInstant(ms: number): string {
  const day = Math.floor(ms / DAY_MS)
  const rest = ms - day * DAY_MS
  const hour = Math.floor(rest / HOUR_MS)
  const minute = Math.floor((rest % HOUR_MS) / MINUTE_MS)
  const second = Math.floor((rest % MINUTE_MS) / 1000)
  const fraction = Math.floor(rest % 1000)
  const tail = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`
  return `${localDateOf(day)}T${two(hour)}:${two(minute)}:${two(second)}${tail}Z`
}
