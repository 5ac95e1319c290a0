import type { readCapacity } from '#contracts/http/plan-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'
import { busyOf, unknownCalendars } from '#core/calendar/busy.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import { type WeekNeed, effortNeed } from '#core/tasks/effort-need.ts'
import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import type { UnfoldInput } from '#core/tasks/unfold-goals.ts'
import { type Hours, type Room, hoursAreOver, roomIn } from '#core/tasks/week-room.ts'
import { durationWords } from '#core/time/duration-words.ts'
import { parseInstant } from '#core/time/instant.ts'
import { type Interval, MINUTE_MS, interval } from '#core/time/interval.ts'
import { dayNumberOf, weekStartOf } from '#core/time/local-date.ts'
import { narrowed } from '../../plan/problem/problem-hours.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { Repositories, UnitOfWork } from '../../ports/unit-of-work.ts'
import { readUnfoldInput } from '../../unfold/read-unfold-input.ts'
import { capacityDetails } from './capacity-details.ts'
import { iso } from '../iso.ts'
import { readLateWork } from './read-late-work.ts'
import { timeBeforeGoals } from './time-before-goals.ts'

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

/** The capacity of the one person whose repositories these are; a team's is the sum of its members'. */
async function capacityOf(
  repositories: Repositories,
  nowMs: number,
  expand: ExpandOccurrences,
): Promise<CapacityView> {
  const person = await repositories.person.get()
  const calendars = await repositories.calendars.list()
  const input = await readUnfoldInput(repositories, nowMs)
  const unknown = unknownCalendars(calendars).map(({ id, title }) => ({ id, title }))
  const late = await readLateWork(repositories)
  const profiles = await repositories.hours.list()
  const endDay = lastDayOf(input)
  const all = endDay === null ? [] : effortNeed({ ...input, untilDay: endDay })
  const over = all.filter((need) => isOver(need, { input, person, profiles, nowMs }))
  const needs = all.filter((need) => !over.includes(need))
  const details = {
    ...(await capacityDetails(repositories, input, sumOf(over))),
    late,
    unknownCalendars: unknown,
  }
  if (endDay === null) return withVerdict({ weeks: [], cycle: null, ...details })
  const span = interval(nowMs, startOfLocalDate(endDay, person.timeZone))
  const hours = await readHours(repositories, { person, profiles, input }, span, expand)
  return withVerdict({
    weeks: roomsOf(needs, input, endDay, span, hours).map(roomView),
    cycle: roomView(roomIn(span, sumOf(needs), hours)),
    ...details,
  })
}

const sumOf = (needs: readonly WeekNeed[]): number => needs.reduce((sum, { minutes }) => sum + minutes, 0)

type Whose = {
  readonly input: UnfoldInput
  readonly person: Person
  readonly profiles: readonly HoursProfile[]
}

/** Its hours of the week have passed: it asks for no room any more. */
function isOver(
  { keyResultId, fromMs, dueMs }: WeekNeed,
  { input, person, profiles, nowMs }: Whose & { readonly nowMs: number },
): boolean {
  const ranges = input.keyResults
    .filter(({ id }) => id === keyResultId)
    .flatMap((one) => rangesOf(one, profiles))
  return hoursAreOver(interval(fromMs, dueMs), nowMs, { ...daysOf(person), ranges })
}

function rangesOf({ effortPlan }: KeyResult, profiles: readonly HoursProfile[]): Hours['ranges'] {
  const profile = profiles.find(({ id }) => id === effortPlan?.hoursProfileId)
  return profile === undefined ? [] : narrowed(profile, effortPlan?.days ?? [])
}

const daysOf = ({ timeZone, daysOff }: Person) => ({
  zone: timeZone,
  daysOff: new Set(daysOff.map((date) => dayNumberOf(date) ?? -1)),
})

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

const isPlanned =
  (objectives: readonly Objective[]) =>
  ({ effortPlan, objectiveId }: KeyResult): boolean =>
    effortPlan !== null && objectives.some(({ id, status }) => id === objectiveId && status === 'active')

/** The hours of all profiles that effort plans name, on the days that they name, and the time in them that is taken. */
async function readHours(
  repositories: Repositories,
  { person, profiles, input: { keyResults, objectives } }: Whose,
  span: Interval,
  expand: ExpandOccurrences,
): Promise<Hours> {
  const ranges = keyResults.filter(isPlanned(objectives)).flatMap((one) => rangesOf(one, profiles))
  const events = await repositories.events.listAround(span.startMs, span.endMs)
  const occurrences = [...Map.groupBy(events, ({ calendarId }) => calendarId).values()].flatMap((ofOne) => [
    ...expand(ofOne, span.startMs, span.endMs, person.timeZone),
  ])
  const busy = busyOf(occurrences, person.settings, await repositories.calendars.list())
  return {
    ...daysOf(person),
    ranges,
    busy: [
      ...busy.map(({ start, end, bufferBeforeMinutes, bufferAfterMinutes }) => ({
        startMs: parseInstant(start) - (bufferBeforeMinutes ?? 0) * MINUTE_MS,
        endMs: parseInstant(end) + (bufferAfterMinutes ?? 0) * MINUTE_MS,
      })),
      ...(await timeBeforeGoals(repositories, keyResults.filter(isPlanned(objectives)))),
    ],
  }
}

function roomsOf(
  needs: readonly WeekNeed[],
  { today, weekStart, zone }: UnfoldInput,
  endDay: number,
  span: Interval,
  hours: Hours,
): Room[] {
  const rooms: Room[] = []
  for (let day = weekStartOf(today, weekStart); day < endDay; day += 7) {
    const startMs = Math.max(span.startMs, startOfLocalDate(day, zone))
    const endMs = startOfLocalDate(Math.min(day + 7, endDay), zone)
    const ofWeek = needs.filter(({ dueMs }) => dueMs > startMs && dueMs <= endMs)
    const need = ofWeek.reduce((sum, { minutes }) => sum + minutes, 0)
    rooms.push(roomIn({ startMs, endMs }, need, hours))
  }
  return rooms
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
