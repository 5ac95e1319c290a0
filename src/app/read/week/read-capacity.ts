import type { readCapacity } from '#contracts/http/plan-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'
import { unknownCalendars } from '#core/calendar/busy.ts'
import type { WeekNeed } from '#core/tasks/effort-need.ts'
import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import type { UnfoldInput } from '#core/tasks/unfold-goals.ts'
import { type Room, roomIn } from '#core/tasks/week-room.ts'
import { weekRooms } from '#core/tasks/week-rooms.ts'
import { durationWords } from '#core/time/duration-words.ts'
import { interval } from '#core/time/interval.ts'
import { dayNumberOf } from '#core/time/local-date.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { Repositories, UnitOfWork } from '../../ports/unit-of-work.ts'
import { capacityDetails } from './capacity-details.ts'
import { iso } from '../iso.ts'
import { isPlanned, mirrored, needsUntil, readHours, readPersonRoom } from './person-room.ts'
import { readLateWork } from './read-late-work.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly expand: ExpandOccurrences
}

/**
 * `weeks`: this week and the ones after it, up to the end of the last cycle that has an effort plan; `cycle`: from
 * now to the end of that cycle, null without any effort plan. With an unknown calendar nothing is known for certain.
 */
export type CapacityView = RouteOutput<typeof readCapacity>

/** Is there room on the calendar for the goals? Week by week, and to the end of the cycle. */
export function createReadCapacity({ unitOfWork, clock, expand }: Dependencies) {
  return (userId: string): Promise<CapacityView> =>
    unitOfWork.forUser(userId, (repositories) => capacityOf(repositories, clock.now(), expand))
}

/** The capacity of the one person whose repositories these are; a team's is told by `team-room.ts`. */
async function capacityOf(
  repositories: Repositories,
  nowMs: number,
  expand: ExpandOccurrences,
): Promise<CapacityView> {
  const room = await readPersonRoom(repositories, nowMs)
  const { input, person } = room
  const unknown = unknownCalendars(await repositories.calendars.list()).map(({ id, title }) => ({
    id,
    title,
  }))
  const endDay = lastDayOf(input)
  const { needs, over } = endDay === null ? { needs: [], over: [] } : needsUntil(endDay, room)
  const details = {
    ...(await capacityDetails(repositories, input, sumOf(over))),
    late: await readLateWork(repositories),
    unknownCalendars: unknown,
  }
  if (endDay === null) return withVerdict({ weeks: [], cycle: null, ...details })
  const span = interval(nowMs, startOfLocalDate(endDay, person.timeZone))
  const hours = await readHours(repositories, room, span, mirrored(repositories, person, expand))
  return withVerdict({
    weeks: weekRooms(needs, { ...input, endDay }, nowMs, hours).map(roomView),
    cycle: roomView(roomIn(span, sumOf(needs), hours)),
    ...details,
  })
}

const sumOf = (needs: readonly WeekNeed[]): number => needs.reduce((sum, { minutes }) => sum + minutes, 0)

/** One answer that none of the parts contradicts. */
function withVerdict(view: Omit<CapacityView, 'verdict'>): CapacityView {
  const rooms = view.cycle === null ? view.weeks : [view.cycle, ...view.weeks]
  if (view.overfull.length > 0 || rooms.some(({ verdict }) => verdict === 'overfull'))
    return { ...view, verdict: 'overfull' }
  return { ...view, verdict: view.late.length > 0 ? 'late' : 'fits' }
}

/** Day after the last cycle of an active objective that has an effort plan; null when none is left. */
function lastDayOf({ keyResults, objectives, cycles, today }: UnfoldInput): number | null {
  const ends = keyResults.filter(isPlanned(objectives)).map(({ objectiveId }) => {
    const { cycleId } = objectives.find(({ id }) => id === objectiveId) ?? {}
    return dayNumberOf(cycles.find(({ id }) => id === cycleId)?.endsOn ?? '') ?? 0
  })
  const last = Math.max(0, ...ends)
  return last < today ? null : last + 1
}

function roomView({
  startMs,
  endMs,
  needMinutes,
  freeMinutes,
  verdict,
}: Room): CapacityView['weeks'][number] {
  const sentence = `Your key results need ${durationWords(needMinutes)}, you have ${durationWords(freeMinutes)}.`
  return { from: iso(startMs), to: iso(endMs), needMinutes, freeMinutes, verdict, sentence }
}
