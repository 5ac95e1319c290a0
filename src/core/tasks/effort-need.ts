import { type Task } from './task.ts'
import { type UnfoldInput, unfoldGoals } from './unfold-goals.ts'

/** What effort plans still ask for in one week: the minutes, and the last moment at which they can be worked. */
export type WeekNeed = { readonly weekOf: string; readonly minutes: number; readonly dueMs: number }

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
      weekOf: task.weekOf ?? '',
      minutes: Math.max(0, task.minutes - (worked.get(task.id) ?? 0)),
      dueMs: task.dueMs ?? 0,
    }))
    .sort((a, b) => (a.weekOf < b.weekOf ? -1 : Number(a.weekOf > b.weekOf)))
}

const nameOf = ({ keyResultId, weekOf, id }: Task): string =>
  weekOf === null ? id : `${keyResultId} ${weekOf}`
