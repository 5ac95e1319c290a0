import { localDateOf, weekStartOf } from '../time/local-date.ts'
import { weekBefore } from './unfold-effort-plan.ts'
import type { UnfoldInput } from './unfold-goals.ts'

/** What the week before left undone of one effort plan, and how much of it this week took over. Minutes. */
type UndoneTask = {
  readonly title: string
  readonly keyResultId: string | null
  readonly minutes: number
  readonly handedOnMinutes: number
}

export type UndoneWeek = { readonly weekOf: string; readonly tasks: readonly UndoneTask[] }

/** The report of the week before: whether its tasks were closed already makes no difference. */
export function undoneWeek({ tasks, today, weekStart }: UnfoldInput): UndoneWeek {
  const thisWeek = localDateOf(weekStartOf(today, weekStart))
  const weekOf = weekBefore(thisWeek)
  const undone = tasks
    .filter(({ task }) => task.weekOf === weekOf)
    .map(({ task, settledMinutes, unconfirmedMinutes }): UndoneTask => {
      const heir = tasks.find(
        (one) => one.task.keyResultId === task.keyResultId && one.task.weekOf === thisWeek,
      )
      return {
        title: task.title,
        keyResultId: task.keyResultId,
        minutes: wasDroppedByHand(task) ? 0 : task.minutes - settledMinutes - unconfirmedMinutes,
        handedOnMinutes: heir?.task.rolledOverMinutes ?? 0,
      }
    })
  return { weekOf, tasks: undone.filter(({ minutes }) => minutes > 0) }
}

/** What a person closed is not owed. */
const wasDroppedByHand = ({ status, doneAtMs, dueMs }: UnfoldInput['tasks'][number]['task']): boolean =>
  status !== 'open' && doneAtMs !== null && doneAtMs !== dueMs
