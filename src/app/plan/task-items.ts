import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Task as TaskItem } from '#core/planning/problem.ts'
import type { Task } from '#core/tasks/task.ts'
import { formatInstant } from '#core/time/instant.ts'
import { lengthsOnGrid, upToGrid } from './grid.ts'
import { hoursName } from './problem-hours.ts'
import type { Snapshot } from './snapshot.ts'
import { minutesLeft } from './task-demand.ts'

/** A task with its place in the problem: what is left of it, and its hours narrowed to the days of its effort plan. */
export type PlannableTask = {
  readonly task: Task
  readonly profile: HoursProfile
  readonly days: readonly number[]
  readonly minutes: number
}

export function plannableTasks(snapshot: Snapshot): PlannableTask[] {
  return snapshot.tasks
    .filter((task) => task.status === 'open' && !task.isUnscheduled)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((task) => {
      const profile = snapshot.hours.find(({ id }) => id === task.hoursProfileId)
      const minutes = leftOnGrid(task, snapshot)
      return profile === undefined || minutes <= 0
        ? []
        : [{ task, profile, days: daysOf(task, snapshot), minutes }]
    })
}

function leftOnGrid(task: Task, { blocks, horizon, settledMinutes, person }: Snapshot): number {
  const own = blocks.filter((block) => block.itemId === task.id)
  const left = minutesLeft(task, settledMinutes.get(task.id) ?? 0, own, horizon.nowMs)
  return upToGrid(left, person.settings.gridMinutes)
}

function daysOf(task: Task, { keyResults }: Snapshot): readonly number[] {
  if (task.source !== 'effort-plan') return []
  return keyResults.find(({ id }) => id === task.keyResultId)?.effortPlan?.days ?? []
}

export function taskItems(tasks: readonly PlannableTask[], gridMinutes: number): TaskItem[] {
  const ids = new Set(tasks.map(({ task }) => task.id))
  const weights = upNextWeights(tasks.map(({ task }) => task))
  return tasks.map(({ task, profile, days, minutes }) => {
    const lengths = lengthsOnGrid(task.minBlockMinutes, task.maxBlockMinutes, gridMinutes)
    return {
      id: task.id,
      title: task.title,
      minutes,
      minBlockMinutes: lengths.min,
      maxBlockMinutes: lengths.max,
      hours: hoursName(profile, days),
      notBefore: instantOrNull(task.notBeforeMs),
      due: instantOrNull(task.dueMs),
      hardDue: task.hardDue,
      priority: task.priority,
      weight: weights.get(task.id) ?? null,
      preferred: preferredOf(task),
      maxMinutesPerDay: task.maxMinutesPerDay,
      after: task.afterTaskIds.filter((id) => ids.has(id)),
    }
  })
}

/** Tasks whose dates and minutes are not theirs: an effort plan decides about them, week by week. */
export const firmTasks = ({ tasks }: Snapshot): string[] =>
  tasks.filter(({ source }) => source === 'effort-plan').map(({ id }) => id)

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : formatInstant(ms))

const preferredOf = ({ preferredFrom: from, preferredTo: to }: Task) =>
  from === null || to === null ? null : { from, to }

/** Twice the weight of P1 for the last one that is up next, and twice as much again for each rank above it. */
export function upNextWeights(tasks: readonly Task[]): ReadonlyMap<string, number> {
  const ranked = tasks
    .filter((task) => task.upNextRank !== null)
    .sort((a, b) => (a.upNextRank ?? 0) - (b.upNextRank ?? 0) || (a.id < b.id ? -1 : 1))
  return new Map(ranked.map((task, index) => [task.id, 16 * 2 ** Math.min(10, ranked.length - 1 - index)]))
}
