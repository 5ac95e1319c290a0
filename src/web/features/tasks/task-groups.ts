import type { TaskView } from '#contracts/http/task-routes.ts'
import { priorityName } from '../../ui/priority.ts'

export type TaskGroup = { readonly key: string; readonly title: string; readonly tasks: readonly TaskView[] }

export type TaskColumn = TaskGroup & {
  /** What a task becomes that is put here. */
  readonly change: { readonly upNextRank: number | null; readonly priority?: number }
}

/** Work that a goal asks for keeps the priority of its goal: it can only be up next, or not. */
export const canPut = (task: TaskView, { key }: Pick<TaskColumn, 'key'>): boolean =>
  key === 'up-next' || (task.source === 'person') === (key !== 'effort-plans')

/** The groups as columns of a board: they stand there even when they are empty. */
export function taskColumns(tasks: readonly TaskView[]): TaskColumn[] {
  const groups = new Map(taskGroups(tasks).map((group) => [group.key, group]))
  const columnOf = (key: string, title: string, change: TaskColumn['change']): TaskColumn => ({
    key,
    title,
    change,
    tasks: groups.get(key)?.tasks ?? [],
  })
  return [
    columnOf('up-next', 'Up next', { upNextRank: lastRank(tasks) }),
    ...[1, 2, 3, 4].map((priority) =>
      columnOf(`p${priority}`, priorityName(priority), { upNextRank: null, priority }),
    ),
    ...(tasks.some(({ source }) => source === 'effort-plan')
      ? [columnOf('effort-plans', 'From goals', { upNextRank: null })]
      : []),
  ]
}

/** Up next in its own order, then by priority and due date, then what goals ask for; empty groups are left out. Keeps the list it is given. */
export function taskGroups(tasks: readonly TaskView[]): TaskGroup[] {
  const upNext = tasks
    .filter(({ upNextRank }) => upNextRank !== null)
    .sort((a, b) => (a.upNextRank ?? 0) - (b.upNextRank ?? 0))
  const rest = tasks.filter(({ upNextRank }) => upNextRank === null)
  const others = rest.filter(({ source }) => source === 'person')
  const groups = [
    { key: 'up-next', title: 'Up next', tasks: upNext },
    ...[1, 2, 3, 4].map((priority) => ({
      key: `p${priority}`,
      title: priorityName(priority),
      tasks: others.filter((task) => task.priority === priority).sort(byDue),
    })),
    {
      key: 'effort-plans',
      title: 'From goals',
      tasks: rest.filter(({ source }) => source === 'effort-plan').sort(byDue),
    },
  ]
  return groups.filter((group) => group.tasks.length > 0)
}

/** Work of the week that ends next, and of the weeks behind it. */
export function byWeek(tasks: readonly TaskView[]): {
  readonly next: TaskView[]
  readonly later: TaskView[]
} {
  const nextDue = Math.min(...tasks.map(dueMs))
  return {
    next: tasks.filter((task) => dueMs(task) === nextDue),
    later: tasks.filter((task) => dueMs(task) !== nextDue),
  }
}

/** What is due first comes first; what is never due, last. */
const byDue = (a: TaskView, b: TaskView): number => dueMs(a) - dueMs(b)
const dueMs = ({ due }: TaskView): number => (due === null ? Number.MAX_SAFE_INTEGER : Date.parse(due))

/** Rank that puts a task behind all that are up next already. */
export const lastRank = (tasks: readonly TaskView[]): number =>
  Math.max(0, ...tasks.flatMap(({ upNextRank }) => (upNextRank === null ? [] : [upNextRank + 1])))
