import { busyOf } from '#core/calendar/busy.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import { type WeekNeed, effortNeed } from '#core/tasks/effort-need.ts'
import type { UnfoldInput } from '#core/tasks/unfold-goals.ts'
import { type Hours, hoursAreOver } from '#core/tasks/week-room.ts'
import { parseInstant } from '#core/time/instant.ts'
import { type Interval, MINUTE_MS, interval } from '#core/time/interval.ts'
import { dayNumbersOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { narrowed } from '../../plan/problem/problem-hours.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { readUnfoldInput } from '../../unfold/read-unfold-input.ts'
import { timeBeforeGoals } from './time-before-goals.ts'

/** What the room of one person for their goals depends on, but for the time that is taken. */
export type PersonRoom = {
  readonly input: UnfoldInput
  readonly person: Person
  readonly profiles: readonly HoursProfile[]
  readonly nowMs: number
}

export async function readPersonRoom(repositories: Repositories, nowMs: number): Promise<PersonRoom> {
  return {
    nowMs,
    person: await repositories.person.get(),
    input: await readUnfoldInput(repositories, nowMs),
    profiles: await repositories.hours.list(),
  }
}

type Needs = {
  readonly needs: readonly WeekNeed[]
  /** Their hours of the week have passed: they ask for no room any more. */
  readonly over: readonly WeekNeed[]
}

/** What effort plans still ask for, up to `endDay` (not included). */
export function needsUntil(endDay: number, room: PersonRoom): Needs {
  const all = effortNeed({ ...room.input, untilDay: endDay })
  const over = all.filter((need) => isOver(need, room))
  return { needs: all.filter((need) => !over.includes(need)), over }
}

function isOver(
  { keyResultId, fromMs, dueMs }: WeekNeed,
  { input, person, profiles, nowMs }: PersonRoom,
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

const daysOf = (person: Person) => ({
  zone: whereaboutsOf(person),
  daysOff: dayNumbersOf(person.daysOff),
})

/** With an effort plan, of an active objective. */
export const isPlanned =
  (objectives: readonly Objective[]) =>
  ({ effortPlan, objectiveId }: KeyResult): boolean =>
    effortPlan !== null && objectives.some(({ id, status }) => id === objectiveId && status === 'active')

/** Time of a stretch that calendars take. */
export type BusyIn = (span: Interval) => Promise<readonly Interval[]>

/**
 * The hours of all profiles that effort plans name, on the days that they name, or else those for work; and the time
 * in them that is taken.
 */
export async function readHours(
  repositories: Repositories,
  { person, profiles, input: { keyResults, objectives } }: PersonRoom,
  span: Interval,
  busyIn: BusyIn,
): Promise<Hours> {
  const planned = keyResults.filter(isPlanned(objectives))
  const forWork = profiles.find(({ name }) => name === 'work')?.ranges ?? []
  const ranges = planned.length === 0 ? forWork : planned.flatMap((one) => rangesOf(one, profiles))
  const busy = [...(await busyIn(span)), ...(await timeBeforeGoals(repositories, planned))]
  return { ...daysOf(person), ranges, busy }
}

/** As the mirror of the person's calendars has it, with what their settings put around it. */
export const mirrored =
  (repositories: Repositories, { timeZone, settings }: Person, expand: ExpandOccurrences): BusyIn =>
  async ({ startMs, endMs }) => {
    const events = await repositories.events.listAround(startMs, endMs)
    const occurrences = [...Map.groupBy(events, ({ calendarId }) => calendarId).values()].flatMap((ofOne) => [
      ...expand(ofOne, startMs, endMs, timeZone),
    ])
    const busy = busyOf(occurrences, settings, await repositories.calendars.list())
    return busy.map(({ start, end, bufferBeforeMinutes, bufferAfterMinutes }) => ({
      startMs: parseInstant(start) - (bufferBeforeMinutes ?? 0) * MINUTE_MS,
      endMs: parseInstant(end) + (bufferAfterMinutes ?? 0) * MINUTE_MS,
    }))
  }
