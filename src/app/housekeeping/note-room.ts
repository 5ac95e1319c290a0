import { unknownCalendars } from '#core/calendar/busy.ts'
import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { mondayWithin, weekRooms } from '#core/tasks/week-rooms.ts'
import { quarterWeeks } from '#core/teams/quarter-weeks.ts'
import { DAY_MS, interval } from '#core/time/interval.ts'
import { dayNumberOf, localDateOf, weekStartOf } from '#core/time/local-date.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { ExpandOccurrences } from '../ports/recurrence.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { type BusyIn, mirrored, needsUntil, readHours, readPersonRoom } from '../read/week/person-room.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: IdSource
  readonly expand: ExpandOccurrences
}

/** More than any quarter: one that is told is also in what was noted just before it. */
const WEEKS = 16

/** Notes a person's room for the sums of their teams, once a day, unless it is not known: unknown time is in no sum. */
export function createNoteRoom({ unitOfWork, clock, ids, expand }: Dependencies) {
  return (userId: string): Promise<void> =>
    unitOfWork.forUser(userId, async (mine) => {
      const nowMs = clock.now()
      if (await mine.rooms.isNotedSince(nowMs - (nowMs % DAY_MS))) return
      const calendars = await mine.calendars.list()
      const isLinked = calendars.some(({ countsAsBusy, state }) => countsAsBusy && state === 'readable')
      if (!isLinked || unknownCalendars(calendars).length > 0) return
      const busyIn = mirrored(mine, await mine.person.get(), expand)
      await noteRoom(mine, { nowMs, id: ids.next(), busyIn })
    })
}

type Note = { readonly nowMs: number; readonly id: string; readonly busyIn: BusyIn }

/** By the same sums as the person's own view of it, and over the same weeks for everybody. */
export async function noteRoom(repositories: Repositories, { nowMs, id, busyIn }: Note): Promise<void> {
  const room = await readPersonRoom(repositories, nowMs)
  const { today, weekStart, zone } = room.input
  const firstDay = weekStartOf(today, weekStart)
  const endDay = firstDay + 7 * WEEKS
  const span = interval(nowMs, startOfLocalDate(endDay, zone))
  const hours = await readHours(repositories, room, span, busyIn)
  const weeks = weekRooms(needsUntil(endDay, room).needs, { ...room.input, endDay }, nowMs, hours)
  await repositories.rooms.note({
    id,
    notedAtMs: nowMs,
    quarterFromMs: DAY_MS * (dayNumberOf(quarterWeeks(Math.floor(nowMs / DAY_MS)).since) ?? 0),
    firstWeek: localDateOf(mondayWithin(firstDay)),
    weeks: weeks.map(({ needMinutes, freeMinutes }) => ({ needMinutes, freeMinutes })),
  })
}
