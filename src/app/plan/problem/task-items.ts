import type { Task as TaskItem } from '#core/planning/problem.ts'
import type { Task } from '#core/tasks/task.ts'
import { formatInstant } from '#core/time/instant.ts'
import { floorMinutes } from './floors.ts'
import { lengthsOnGrid } from './grid.ts'
import { FLOOR_WEIGHT, pacedWeight } from './pace-weights.ts'
import { floorPart } from './place-in-parts.ts'
import type { PlannableTask } from './plannable-tasks.ts'
import { hoursName } from './problem-hours.ts'
import type { Snapshot } from '../snapshot.ts'

/** A task that does not compete as a whole is two items: what the week owes its objective, and the rest. */
export function taskItems(tasks: readonly PlannableTask[], snapshot: Snapshot): TaskItem[] {
  const upNext = upNextWeights(tasks.map(({ task }) => task))
  const floors = floorMinutes(tasks, snapshot)
  const weightsOf = (task: Task) => upNext.get(task.id) ?? pacedWeight(task, snapshot)
  const parts = new Map(tasks.map((one) => [one.task.id, partsOf(one, floors.get(one.task.id) ?? 0)]))
  return tasks.flatMap((one) =>
    (parts.get(one.task.id) ?? []).map(({ id, minutes, isFloor }) => {
      const weight = weightsOf(one.task)
      return {
        ...itemOf(one, snapshot.person.settings.gridMinutes),
        id,
        minutes,
        weight: isFloor ? Math.max(FLOOR_WEIGHT, weight ?? 0) : weight,
        after: one.task.afterTaskIds.flatMap((before) => (parts.get(before) ?? []).map((part) => part.id)),
      }
    }),
  )
}

type TaskPart = { readonly id: string; readonly minutes: number; readonly isFloor: boolean }

function partsOf({ task, minutes }: PlannableTask, floor: number): TaskPart[] {
  const whole = { id: task.id, minutes, isFloor: floor >= minutes }
  if (floor === 0 || floor >= minutes) return [whole]
  return [
    { ...whole, minutes: minutes - floor },
    { id: floorPart(task.id), minutes: floor, isFloor: true },
  ]
}

function itemOf({ task, profile, days, minutes }: PlannableTask, gridMinutes: number): TaskItem {
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
    preferred: preferredOf(task),
    maxMinutesPerDay: task.maxMinutesPerDay,
  }
}

/** Tasks whose dates and minutes are not theirs: an effort plan decides about them, week by week. */
export const firmTasks = ({ tasks }: Snapshot): string[] =>
  tasks.filter(({ source }) => source === 'effort-plan').flatMap(({ id }) => [id, floorPart(id)])

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : formatInstant(ms))

const preferredOf = ({ preferredFrom: from, preferredTo: to }: Task) =>
  from === null || to === null ? null : { from, to }

/** Twice the weight of P1 for the last one that is up next, and twice as much again for each rank above it. */
function upNextWeights(tasks: readonly Task[]): ReadonlyMap<string, number> {
  const ranked = tasks
    .filter((task) => task.upNextRank !== null)
    .sort((a, b) => (a.upNextRank ?? 0) - (b.upNextRank ?? 0) || (a.id < b.id ? -1 : 1))
  return new Map(ranked.map((task, index) => [task.id, 16 * 2 ** Math.min(10, ranked.length - 1 - index)]))
}
