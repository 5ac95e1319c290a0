import { instantOfWallMs, wallMsOf } from './zoned-time.ts'

/**
 * The functions of `temporal-polyfill/fns` that the grid asks for the wall time of a zone: vite.config.ts puts them in
 * its place. The polyfill is 6 kB of the first load, and asks the browser for every time of every event anew.
 */

type Wall = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}
type Zoned = { readonly epochMilliseconds: number; readonly offsetMs: number }

/** Of instants. */
export const fromEpochMilliseconds = (ms: number): number => ms

export function toZonedDateTimeISO(ms: number, timeZone: string): Wall {
  const wall = new Date(wallMsOf(ms, timeZone))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  }
}

type Fields = [year: number, month: number, day: number, ...time: number[]]

/** Of wall times without a zone: the instant at which UTC shows them. */
export const create = (...[year, month, day, ...time]: Fields): number =>
  Date.UTC(year, month - 1, day, ...time)

export function toZonedDateTime(wallMs: number, timeZone: string): Zoned {
  const epochMilliseconds = instantOfWallMs(wallMs, timeZone)
  return { epochMilliseconds, offsetMs: wallMsOf(epochMilliseconds, timeZone) - epochMilliseconds }
}

/** Of wall times in a zone. */
export const offsetNanoseconds = ({ offsetMs }: Zoned): number => offsetMs * 1_000_000
