import { type Block, liveStates } from '#core/blocks/block.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import { horizonEndDay } from '#core/tasks/horizon.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import type { Task } from '#core/tasks/task.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { localDateOf, weekStartOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { PlanVersion } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { goalsOfWork } from '../read/goals/goals-of-work.ts'
import { openTasksAndOf } from '../read/work/tasks-of-blocks.ts'

/** The stretch of time that a plan looks at; day numbers, and the instants at which those days begin. */
export type Horizon = {
  readonly nowMs: number
  readonly today: number
  readonly weekDay: number
  readonly weekMs: number
  readonly untilDay: number
  readonly untilMs: number
}

/** All that a plan depends on, as it stood at one moment. */
export type Snapshot = {
  readonly horizon: Horizon
  readonly person: Person
  readonly hours: readonly HoursProfile[]
  readonly calendars: readonly Calendar[]
  readonly events: readonly CalendarEvent[]
  /** Live and unconfirmed blocks of any time, and all but withdrawn ones from the week before this one on. */
  readonly blocks: readonly Block[]
  /** Open tasks, and those that had blocks lately. */
  readonly tasks: readonly Task[]
  readonly settledMinutes: ReadonlyMap<string, number>
  readonly habits: readonly Habit[]
  readonly skips: readonly { readonly habitId: string; readonly onDate: string }[]
  readonly keyResults: readonly KeyResult[]
  readonly objectives: readonly Objective[]
  readonly cycles: readonly Cycle[]
  readonly inForce: PlanVersion | null
  readonly newest: PlanVersion | null
  /** How often a plan had been asked for when this was read. */
  readonly requested: number
}

export function horizonOf(person: Person, nowMs: number): Horizon {
  const { settings } = person
  const zone = whereaboutsOf(person)
  const today = localDayOf(nowMs, zone)
  const weekDay = weekStartOf(today, settings.weekStart)
  const untilDay = horizonEndDay(today, settings.weekStart, settings.horizonWeeks)
  return {
    nowMs,
    today,
    weekDay,
    weekMs: startOfLocalDate(weekDay, zone),
    untilDay,
    untilMs: startOfLocalDate(untilDay, zone),
  }
}

export async function readSnapshot(repositories: Repositories, nowMs: number): Promise<Snapshot> {
  const requested = (await repositories.wakes.find('plan'))?.requested ?? 0
  const person = await repositories.person.get()
  const horizon = horizonOf(person, nowMs)
  const blocks = await readBlocks(repositories, horizon)
  const tasks = await openTasksAndOf(repositories, blocks)
  return {
    horizon,
    person,
    hours: await repositories.hours.list(),
    calendars: await repositories.calendars.list(),
    events: await repositories.events.listAround(horizon.weekMs - DAY_MS, horizon.untilMs + DAY_MS),
    blocks,
    tasks,
    settledMinutes: await repositories.ledger.sumMinutesOf(
      'taskId',
      tasks.map(({ id }) => id),
    ),
    habits: await repositories.habits.list(),
    skips: await repositories.habits.listSkips(localDateOf(horizon.weekDay - 7)),
    ...(await goalsOfWork(repositories)),
    inForce: await repositories.planVersions.latestApplied(),
    newest: (await repositories.planVersions.page(null, 1))[0] ?? null,
    requested,
  }
}

async function readBlocks({ blocks }: Repositories, { weekMs, untilMs }: Horizon): Promise<Block[]> {
  const all = [
    ...(await blocks.listInStates([...liveStates, 'unconfirmed'])),
    ...(await blocks.listBetween(weekMs - 7 * DAY_MS, untilMs)),
  ]
  const byId = new Map(all.map((block) => [block.id, block]))
  return [...byId.values()].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1))
}
