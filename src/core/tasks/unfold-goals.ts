import type { Cycle } from '../goals/cycle.ts'
import type { EffortPlan, KeyResult } from '../goals/key-result.ts'
import type { Objective } from '../goals/objective.ts'
import { localDateOf, weekStartOf } from '../time/local-date.ts'
import type { Task } from './task.ts'
import { type Calendar, effortTask, unfoldEffortPlan, weekBefore } from './unfold-effort-plan.ts'

/** An effort task with its minutes in the ledger and in blocks that wait for a word. */
export type EffortTaskState = {
  readonly task: Task
  readonly settledMinutes: number
  readonly unconfirmedMinutes: number
}

export type UnfoldInput = Calendar & {
  readonly keyResults: readonly KeyResult[]
  readonly objectives: readonly Objective[]
  readonly cycles: readonly Cycle[]
  /** Effort tasks that are open, and those of the weeks from the one before this to the end of the horizon. */
  readonly tasks: readonly EffortTaskState[]
  /** Minutes worked on a key result before this week. */
  readonly workedBefore: ReadonlyMap<string, number>
}

/** Minutes that a past week left undone and that no later week takes over any more. */
export type Undone = { readonly taskId: string; readonly weekOf: string; readonly minutes: number }

export type Unfolded = {
  /** Tasks that are new (their id is '') or that differ from what was given. */
  readonly changed: readonly Task[]
  readonly undone: readonly Undone[]
}

/** Effort plans → one flexible task per key result and week of the horizon. A second run changes nothing. */
export function unfoldGoals(input: UnfoldInput): Unfolded {
  const wanted = plansInForce(input).flatMap(({ keyResult, plan, cycle }) =>
    wantedTasks(keyResult, plan, cycle, input),
  )
  const kept = new Set(wanted.map((task) => task.id))
  const thisWeek = localDateOf(weekStartOf(input.today, input.weekStart))
  const closed = input.tasks
    .filter(({ task }) => task.status === 'open' && !kept.has(task.id))
    .map((state) => ((state.task.weekOf ?? '') < thisWeek ? closeWeek(state) : dropped(state.task)))
  const before = new Map(input.tasks.map(({ task }) => [task.id, task]))
  return {
    changed: [...wanted, ...closed].filter((task) => !isSame(before.get(task.id), task)),
    undone: undoneOf(input, wanted, thisWeek),
  }
}

type PlanInForce = { readonly keyResult: KeyResult; readonly plan: EffortPlan; readonly cycle: Cycle }

function plansInForce({ keyResults, objectives, cycles }: UnfoldInput): PlanInForce[] {
  return keyResults.flatMap((keyResult) => {
    const objective = objectives.find((one) => one.id === keyResult.objectiveId)
    const cycle = cycles.find((one) => one.id === objective?.cycleId)
    const plan = keyResult.effortPlan
    if (plan === null || objective?.status !== 'active' || cycle === undefined) return []
    return [{ keyResult, plan, cycle }]
  })
}

function wantedTasks(keyResult: KeyResult, plan: EffortPlan, cycle: Cycle, input: UnfoldInput): Task[] {
  const weekOf = localDateOf(weekStartOf(input.today, input.weekStart))
  const find = (name: string) =>
    input.tasks.find(({ task }) => task.keyResultId === keyResult.id && task.weekOf === name)
  const thisWeek = find(weekOf)?.task ?? null
  const history = {
    thisWeek,
    undoneMinutes: handedOn(find(weekBefore(weekOf)), thisWeek),
    workedMinutes: input.workedBefore.get(keyResult.id) ?? 0,
  }
  return unfoldEffortPlan(plan, cycle, history, input)
    .map((week) => ({ week, old: find(week.weekOf)?.task ?? null }))
    .filter(({ old }) => old === null || old.status === 'open' || isOurDrop(old))
    .map(({ week, old }) => effortTask(keyResult, plan, week, old))
}

/** A drop by a person is stamped with its moment; one that followed from the goals is not, and may be revived. */
const isOurDrop = (task: Task): boolean => task.status === 'dropped' && task.doneAtMs === null

/** What the week before hands on: its own undone minutes, never those that it had been handed itself. */
function handedOn(before: EffortTaskState | undefined, thisWeek: Task | null): number {
  if (before === undefined) return 0
  const mayStillChange = isOurDrop(before.task) && (thisWeek?.rolledOverMinutes ?? 0) > 0
  if (before.task.status !== 'open' && !mayStillChange) return thisWeek?.rolledOverMinutes ?? 0
  return Math.min(undoneMinutes(before), before.task.minutes - before.task.rolledOverMinutes)
}

const undoneMinutes = ({ task, settledMinutes, unconfirmedMinutes }: EffortTaskState): number =>
  Math.max(0, task.minutes - settledMinutes - unconfirmedMinutes)

function closeWeek(state: EffortTaskState): Task {
  return undoneMinutes(state) === 0
    ? { ...state.task, status: 'done', doneAtMs: state.task.dueMs }
    : dropped(state.task)
}

const dropped = (task: Task): Task => ({ ...task, status: 'dropped', doneAtMs: null })

function undoneOf(input: UnfoldInput, wanted: readonly Task[], thisWeek: string): Undone[] {
  return input.tasks.flatMap((state) => {
    const { task } = state
    if (task.status !== 'open' || task.weekOf === null || task.weekOf >= thisWeek) return []
    const heir = wanted.find((one) => one.keyResultId === task.keyResultId && one.weekOf === thisWeek)
    const isHeir = weekBefore(thisWeek) === task.weekOf
    const minutes = undoneMinutes(state) - (isHeir ? (heir?.rolledOverMinutes ?? 0) : 0)
    return minutes > 0 ? [{ taskId: task.id, weekOf: task.weekOf, minutes }] : []
  })
}

function isSame(a: Task | undefined, b: Task): boolean {
  if (a === undefined) return false
  const keys = Object.keys(b) as (keyof Task)[]
  return keys.every((key) => a[key] === b[key])
}
