import type { Facts, HabitFact, ItemFact, TaskFact } from './facts.ts'
import { DAY_MINUTES, weekdayOf } from './instant.ts'

/** Why a minute is closed to an item; undefined when it is open. Busy time does not count here. */
export type Closed =
  | 'now'
  | 'not-before'
  | 'until'
  | 'due'
  | 'day-off'
  | 'on-the-way'
  | 'hours'
  | 'local-window'

/** Judges the minute that starts at `ms` by its own local date and time of day. */
export function closedBy(facts: Facts, item: ItemFact, ms: number): Closed | undefined {
  if (ms < facts.firstMs) return 'now'
  if (ms >= facts.untilMs) return 'until'
  const wall = facts.wall.minutes(ms)
  const day = Math.floor(wall / DAY_MINUTES)
  if (facts.daysOff.has(day)) return 'day-off'
  if (facts.wall.onTheWay(ms)) return 'on-the-way'
  return item.kind === 'task'
    ? taskClosedBy(facts, item, ms, wall, day)
    : habitClosedBy(facts, item, wall, day)
}

function taskClosedBy(
  facts: Facts,
  task: TaskFact,
  ms: number,
  wall: number,
  day: number,
): Closed | undefined {
  if (ms < task.releaseMs) return 'not-before'
  if (task.hardDue && task.dueMs !== undefined && ms >= task.dueMs) return 'due'
  return isOpen(facts, task.hours, wall, day) ? undefined : 'hours'
}

function habitClosedBy(facts: Facts, habit: HabitFact, wall: number, day: number): Closed | undefined {
  const minute = wall - day * DAY_MINUTES
  if (minute < habit.part.from || minute >= habit.part.to) return 'local-window'
  return habit.hours === undefined || isOpen(facts, habit.hours, wall, day) ? undefined : 'hours'
}

function isOpen(facts: Facts, profile: string, wall: number, day: number): boolean {
  const minuteOfWeek = (weekdayOf(day) - 1) * DAY_MINUTES + (wall - day * DAY_MINUTES)
  return facts.profiles.get(profile)?.[minuteOfWeek] === 1
}
