import type { Task } from '#core/tasks/task.ts'
import type { Change } from '#core/planning/explain/repairs/change.ts'
import { paused } from '#core/goals/habit-pause.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { conflict } from '../../errors.ts'
import type { RepairEdit } from '../../ports/repositories/repair-repositories.ts'
import { baseOfHours } from '../../plan/problem/problem-hours.ts'
import { plannableTasks } from '../../plan/problem/plannable-tasks.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import { laterRanges } from './later-ranges.ts'
import { withEdits } from './with-edits.ts'

type Of<Op extends Change['op']> = Extract<Change, { readonly op: Op }>
type Edits = { readonly [Op in Change['op']]: (world: Snapshot, change: Of<Op>) => RepairEdit[] }

/** The planner speaks of a problem; here its changes become changes of what the person keeps. */
const EDITS: Edits = {
  'extend-due': (world, { item, to }) => ownTaskEdit(world, item, { dueMs: Date.parse(to) }),
  'soften-due': (world, { item }) => ownTaskEdit(world, item, { hardDue: false }),
  'allow-splitting': (world, { item, minBlockMinutes }) => planEdit(world, item, { minBlockMinutes }),
  'raise-task-limit': (world, { item, maxMinutesPerDay }) => taskEdit(world, item, { maxMinutesPerDay }),
  'raise-day-limit': (world, { maxTaskMinutesPerDay }) => settingsEdit(world, { maxTaskMinutesPerDay }),
  'raise-stretch': (world, { maxStretchMinutes }) => settingsEdit(world, { maxStretchMinutes }),
  'use-hours': (world, { item, hours }) =>
    planEdit(world, item, { hoursProfileId: profileNamed(world, baseOfHours(hours).name).id }, EVERY_DAY),
  'extend-hours': extendHours,
  'reduce-minutes': reduceMinutes,
  'lower-times': (world, { item, timesPerWeek }) => lowerTimes(world, item, timesPerWeek),
  'shorten-habit': (world, { item, minMinutes }) => habitEdit(world, item, { minMinutes }),
  'widen-window': (world, { item, from, to }) => habitEdit(world, item, { windowFrom: from, windowTo: to }),
  'drop-order': (world, { item, after }) => {
    const afterTaskIds = taskOf(world, item).afterTaskIds.filter((id) => id !== wholeOf(after))
    return taskEdit(world, item, { afterTaskIds })
  },
  'drop-item': dropItem,
}

/** What the changes of a repair do to the person's things, one after the other. Refused where one has no meaning. */
export function repairEdits(snapshot: Snapshot, changes: readonly Change[]): RepairEdit[] {
  const all: RepairEdit[] = []
  for (const change of changes) {
    const edit: (world: Snapshot, change: never) => RepairEdit[] = EDITS[change.op]
    if (edit === undefined) throw impossible(`nothing here knows the change “${change.op}”`)
    all.push(...edit(withEdits(snapshot, all), ofWholes(change) as never))
  }
  return all
}

/** The person knows nothing of parts. */
const ofWholes = (change: Change): object =>
  'item' in change ? { ...change, item: wholeOf(change.item) } : change

const impossible = (why: string): Error =>
  conflict(
    'repair-not-possible',
    `Cannot apply this repair: ${why}.`,
    'Plan again, and look at the new advice.',
  )

function edited<T extends object>(
  kind: RepairEdit['kind'],
  id: string,
  thing: T,
  fields: Partial<T>,
): RepairEdit {
  const before = Object.entries(thing).filter(([name]) => Object.hasOwn(fields, name))
  return { kind, id, before: Object.fromEntries(before), after: { ...fields } }
}

function taskOf({ tasks }: Snapshot, id: string): Task {
  const task = tasks.find((one) => one.id === id && one.status === 'open')
  if (task === undefined) throw impossible('the task that it is about is not open any more')
  return task
}

function taskEdit(world: Snapshot, id: string, fields: Partial<Task>): RepairEdit[] {
  return [edited('task', id, taskOf(world, id), fields)]
}

/** Dates of a task that an effort plan made are the plan's: they would be back with the next look at the goals. */
function ownTaskEdit(world: Snapshot, id: string, fields: Partial<Task>): RepairEdit[] {
  const { source, title } = taskOf(world, id)
  if (source === 'effort-plan') throw impossible(`“${title}” comes from an effort plan, week by week`)
  return taskEdit(world, id, fields)
}

/** A repair that changes the hours profile lifts the effort plan's weekdays, too. */
const EVERY_DAY = { days: [1, 2, 3, 4, 5, 6, 7] } as const

type PlanFields = { readonly minBlockMinutes: number } | { readonly hoursProfileId: string }

/** A task of an effort plan changes with its plan, and so do its sisters of other weeks. */
function planEdit(
  world: Snapshot,
  id: string,
  fields: PlanFields,
  ofPlan: { readonly days?: readonly number[] } = {},
): RepairEdit[] {
  const task = taskOf(world, id)
  const keyResult = world.keyResults.find((one) => one.id === task.keyResultId)
  if (task.source !== 'effort-plan' || !keyResult?.effortPlan) return taskEdit(world, id, fields)
  const sisters = world.tasks.filter(
    (one) => one.source === 'effort-plan' && one.keyResultId === keyResult.id && one.status === 'open',
  )
  return [
    edited('effort-plan', keyResult.id, keyResult.effortPlan, { ...fields, ...ofPlan }),
    ...sisters.map((one) => edited('task', one.id, one, fields)),
  ]
}

type Settings = Snapshot['person']['settings']

function settingsEdit({ person }: Snapshot, fields: Partial<Settings>): RepairEdit[] {
  return [edited('settings', person.id, person.settings, fields)]
}

function profileNamed({ hours }: Snapshot, name: string): Snapshot['hours'][number] {
  const profile = hours.find((one) => one.name === name)
  if (profile === undefined) throw impossible(`there are no hours “${name}” any more`)
  return profile
}

function extendHours(world: Snapshot, { hours, minutes }: Of<'extend-hours'>): RepairEdit[] {
  const { name, days } = baseOfHours(hours)
  const profile = profileNamed(world, name)
  return [edited('hours', profile.id, profile, { ranges: laterRanges(profile.ranges, minutes, days) })]
}

/** The problem counts what is left of a task: by as much as that falls the whole falls, too. */
function reduceMinutes(world: Snapshot, { item, minutes }: Of<'reduce-minutes'>): RepairEdit[] {
  const left = plannableTasks(world).find(({ task }) => task.id === item)?.minutes
  const task = taskOf(world, item)
  if (left === undefined || left <= minutes || task.source === 'effort-plan')
    throw impossible(`“${task.title}” does not ask for more than that`)
  const fewer = Math.max(5, task.minutes - (left - minutes))
  return taskEdit(world, item, { minutes: fewer, minBlockMinutes: Math.min(task.minBlockMinutes, fewer) })
}

type Habit = Snapshot['habits'][number]

function habitOf({ habits }: Snapshot, id: string): Habit {
  const habit = habits.find((one) => one.id === id && one.pauses.at(-1)?.toDate !== null)
  if (habit === undefined) throw impossible('the habit that it is about is not in force any more')
  return habit
}

function habitEdit(world: Snapshot, id: string, fields: Partial<Habit>): RepairEdit[] {
  return [edited('habit', id, habitOf(world, id), fields)]
}

/** Exactly on some days, but fewer times, means: on any of them. */
function lowerTimes(world: Snapshot, id: string, timesPerWeek: number): RepairEdit[] {
  const { cadence } = habitOf(world, id)
  const fields: Partial<Habit> = cadence === 'exactly' ? { cadence: 'any', minDaysBetween: 1 } : {}
  return habitEdit(world, id, { ...fields, timesPerWeek })
}

/** A task is dropped, a habit rests. */
function dropItem(world: Snapshot, { item }: Of<'drop-item'>): RepairEdit[] {
  const { nowMs, today } = world.horizon
  const habit = world.habits.find(({ id }) => id === item)
  return habit !== undefined
    ? habitEdit(world, item, { pauses: paused(habit.pauses, localDateOf(today), null) })
    : taskEdit(world, item, { status: 'dropped', doneAtMs: nowMs })
}
