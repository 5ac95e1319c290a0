import { type Task } from './task.ts'
import { type UnfoldInput, unfoldGoals } from './unfold-goals.ts'

/** What an effort plan still asks for in one week: the minutes, and between which moments they can be worked. */
export type WeekNeed = {
  readonly keyResultId: string
  readonly weekOf: string
  readonly minutes: number
  readonly fromMs: number
  readonly dueMs: number
}

/** Minutes that effort plans still need, week by week up to `input.untilDay`: what unfolding so far would ask for. */
export function effortNeed(input: UnfoldInput): WeekNeed[] {
  const worked = new Map(
    input.tasks.map((state) => [state.task.id, state.settledMinutes + state.unconfirmedMinutes]),
  )
  const tasks = new Map<string, Task>(input.tasks.map(({ task }) => [nameOf(task), task]))
  for (const task of unfoldGoals(input).changed) tasks.set(nameOf(task), task)
  const open = [...tasks.values()].filter(({ status, weekOf }) => status === 'open' && weekOf !== null)
  return open
    .map((task) => ({
      keyResultId: task.keyResultId ?? '',
      weekOf: task.weekOf ?? '',
      fromMs: task.notBeforeMs ?? 0,
      minutes: Math.max(0, task.minutes - (worked.get(task.id) ?? 0)),
      dueMs: task.dueMs ?? 0,
    }))
    .sort((a, b) => (a.weekOf < b.weekOf ? -1 : Number(a.weekOf > b.weekOf)))
}

const nameOf = ({ keyResultId, weekOf, id }: Task): string =>
  weekOf === null ? id : `${keyResultId} ${weekOf}`
