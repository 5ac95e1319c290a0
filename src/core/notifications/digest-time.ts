import { instantOfWall, localDayOf } from '../tasks/start-of-local-date.ts'
import { localDateOf, minuteOfDay, weekdayOf } from '../time/local-date.ts'
import type { NoticeSettings } from './notice-settings.ts'

export type DigestTime = { readonly atMs: number; readonly localDate: string }

/** The last digest's time up to `ms` and the first one after it, on the wall clock of `zone`. */
export function digestTimes(
  ms: number,
  zone: string,
  { weekday, at }: NoticeSettings['digest'],
): { readonly last: DigestTime; readonly next: DigestTime } {
  const today = localDayOf(ms, zone)
  const day = today - ((weekdayOf(today) - weekday + 7) % 7)
  const timeOn = (dayNumber: number): DigestTime => ({
    atMs: instantOfWall(dayNumber, minuteOfDay(at), zone),
    localDate: localDateOf(dayNumber),
  })
  const candidate = timeOn(day)
  return candidate.atMs <= ms
    ? { last: candidate, next: timeOn(day + 7) }
    : { last: timeOn(day - 7), next: candidate }
}
