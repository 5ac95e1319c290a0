import { isLive } from '#core/blocks/block.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Task } from '#core/tasks/task.ts'
import { hoursAreOver } from '#core/tasks/week-room.ts'
import { dayNumbersOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { upToGrid } from './grid.ts'
import type { Snapshot } from '../snapshot.ts'
import { narrowed } from './problem-hours.ts'
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
      if (profile === undefined || minutes <= 0) return []
      const one = { task, profile, days: daysOf(task, snapshot), minutes }
      return isOver(one, snapshot) ? [] : [one]
    })
}

/** The hours of its week are over: what it leaves undone is handed on when the next begins, and is no lack of room. */
function isOver({ task, profile, days }: PlannableTask, { horizon, person, blocks }: Snapshot): boolean {
  const { nowMs } = horizon
  const { id, source, notBeforeMs, dueMs } = task
  if (source !== 'effort-plan' || notBeforeMs === null || dueMs === null) return false
  if (blocks.some((block) => block.itemId === id && isLive(block) && block.endMs > nowMs)) return false
  const daysOff = dayNumbersOf(person.daysOff)
  const hours = { zone: whereaboutsOf(person), ranges: narrowed(profile, days), daysOff }
  return hoursAreOver({ startMs: notBeforeMs, endMs: dueMs }, nowMs, hours)
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
