import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Task } from '#core/tasks/task.ts'
import { upToGrid } from './grid.ts'
import type { Snapshot } from '../snapshot.ts'
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
