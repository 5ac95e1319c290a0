import { noteRoom } from '#app/housekeeping/note-room.ts'
import { DAY_MS, HOUR_MS, type Interval } from '#core/time/interval.ts'
import { localClock } from '#core/time/local-clock.ts'
import { minuteOfDay } from '#core/time/local-date.ts'
import { openWindows } from '#core/time/working-hours.ts'
import type { Part } from './script.ts'
import type { Teller } from './teller.ts'

/** When their room was noted: on the first day, so that they count in the quarter that runs, and on the day before. */
export const notedAt = ({ calendar }: Teller): readonly number[] => [
  calendar.at(0, 1, '07:45'),
  calendar.nowMs - (calendar.nowMs % DAY_MS) - HOUR_MS,
]

/** As the program does it once a day; their calendars were not read then, so the script says when they meet others. */
export async function tellRoom({ mine, ids, clock, calendar }: Teller, { meetings }: Part): Promise<void> {
  const ranges = meetings.map(({ days, from, to }) => ({
    days,
    fromMinute: minuteOfDay(from),
    toMinute: minuteOfDay(to),
  }))
  const busyIn = async (span: Interval) =>
    openWindows(ranges, localClock(calendar.zone, span.startMs, span.endMs), span, new Set())
  await noteRoom(mine, { nowMs: clock.now(), id: ids.next(), busyIn })
}
