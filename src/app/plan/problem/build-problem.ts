import type { Block } from '#core/blocks/block.ts'
import { busyOf } from '#core/calendar/busy.ts'
import type { Occurrence } from '#core/calendar/calendar-event.ts'
import type { Busy, HoursRange, Limits, Problem } from '#core/planning/problem.ts'
import { formatInstant, parseInstant } from '#core/time/instant.ts'
import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import { plannedHabits } from './habit-items.ts'
import { standingBlocks } from './previous-blocks.ts'
import { hoursName, narrowed } from './problem-hours.ts'
import type { Snapshot } from '../snapshot.ts'
import { type PlannableTask, plannableTasks } from './plannable-tasks.ts'
import { taskItems } from './task-items.ts'

export type BuiltProblem = {
  readonly problem: Problem
  /** Busy times of the mirror from the start of this week on, past ones included. */
  readonly weekBusy: readonly Busy[]
  /** Blocks that keep their place without being in the problem. */
  readonly staying: readonly Block[]
}

/** Snapshot → planning problem. The same snapshot gives the same problem. */
export function buildProblem(snapshot: Snapshot, expand: ExpandOccurrences, id: string): BuiltProblem {
  const { person, horizon } = snapshot
  const { settings } = person
  const tasks = plannableTasks(snapshot)
  const habits = plannedHabits(snapshot)
  const taskParts = taskItems(tasks, snapshot)
  const items = [...taskParts, ...habits.map(({ item }) => item)]
  const standing = standingBlocks(snapshot, items)
  const weekBusy = busyOf(occurrencesOf(snapshot, expand), settings, snapshot.calendars)
  const problem: Problem = {
    format: 'planning-problem/1',
    id,
    timeZone: person.timeZone,
    now: formatInstant(horizon.nowMs),
    until: formatInstant(horizon.untilMs),
    gridMinutes: settings.gridMinutes,
    freezeMinutes: settings.freezeMinutes,
    hours: hoursOf(snapshot, tasks),
    daysOff: person.daysOff,
    ...(person.trips.length > 0 && { trips: person.trips }),
    busy: [...weekBusy.filter((busy) => isAhead(busy, horizon.nowMs)), ...standing.busy],
    limits: limitsOf(snapshot),
    tasks: taskParts,
    habits: habits.map(({ item }) => item),
    previous: [...habits.flatMap(({ facts }) => facts), ...standing.previous],
  }
  return { problem, weekBusy, staying: standing.staying }
}

/** Everything in the mirror that takes place between the start of this week and a day after the horizon. */
export function occurrencesOf(
  { events, horizon, person }: Pick<Snapshot, 'events' | 'horizon' | 'person'>,
  expand: ExpandOccurrences,
): Occurrence[] {
  const byCalendar = Map.groupBy(events, (event) => event.calendarId)
  return [...byCalendar.values()].flatMap((ofOne) =>
    expand(ofOne, horizon.weekMs, horizon.untilMs + DAY_MS, person.timeZone),
  )
}

function isAhead(busy: Busy, nowMs: number): boolean {
  return parseInstant(busy.end) + (busy.bufferAfterMinutes ?? 0) * MINUTE_MS > nowMs
}

function hoursOf(
  { hours }: Snapshot,
  tasks: readonly PlannableTask[],
): Record<string, readonly HoursRange[]> {
  const named: Record<string, readonly HoursRange[]> = {}
  for (const profile of hours) named[profile.name] = profile.ranges
  for (const { profile, days } of tasks) named[hoursName(profile, days)] = narrowed(profile, days)
  return named
}

function limitsOf({ person: { settings } }: Snapshot): Limits {
  return {
    maxTaskMinutesPerDay: settings.maxTaskMinutesPerDay,
    maxStretchMinutes: settings.maxStretchMinutes,
  }
}
