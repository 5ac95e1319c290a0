import type { Task } from '#core/tasks/task.ts'
import { invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { checkTask } from '../work/check-task.ts'
import type { TaskEdit, TasksDone } from './change-tasks.ts'
import { ownTask } from './task-states.ts'

export type TaskPart = { readonly title?: string | undefined; readonly minutes: number }

/**
 * One task into parts, each after the one before. The task itself becomes the first part and keeps what was worked on
 * it; goal, dates and wishes are those of all parts, and what waited for the task waits for the last.
 */
export async function splitTask(edit: TaskEdit, id: string, parts: readonly TaskPart[]): Promise<TasksDone> {
  const { repositories, ids } = edit
  const task = await ownTask(repositories, id, 'split')
  await checkParts(repositories, task, parts)
  const taskIds = parts.map((_, index) => (index === 0 ? id : ids.next()))
  const waiting = (await repositories.tasks.list()).filter(({ afterTaskIds }) => afterTaskIds.includes(id))
  for (const [index, part] of parts.entries()) {
    const title = part.title ?? `${task.title} (${index + 1}/${parts.length})`
    const before = taskIds[index - 1]
    const made = before === undefined ? task : { ...task, ...unworked, afterTaskIds: [before] }
    const sized = ofMinutes({ ...made, id: taskIds[index]!, title: title.slice(0, 300) }, part.minutes)
    await checkTask(repositories, sized)
    await repositories.tasks.save(sized)
  }
  for (const other of waiting) {
    const afterTaskIds = other.afterTaskIds.map((one) => (one === id ? taskIds.at(-1)! : one))
    await repositories.tasks.save({ ...other, afterTaskIds })
  }
  return { sentence: `“${task.title}” is split into ${parts.length} parts.`, taskIds }
}

const unworked = { seriesId: null, seriesDate: null, doneAtMs: null } as const

function ofMinutes(task: Task, minutes: number): Task {
  return { ...task, minutes, minBlockMinutes: Math.min(task.minBlockMinutes, minutes) }
}

async function checkParts({ ledger }: Repositories, task: Task, parts: readonly TaskPart[]): Promise<void> {
  const all = parts.reduce((sum, { minutes }) => sum + minutes, 0)
  if (all !== task.minutes)
    throw invalid('body.parts', all, `parts of ${task.minutes} minutes together, as long as the task`)
  const worked = await ledger.sumMinutes({ taskId: task.id })
  if (worked > 0 && (parts[0]?.minutes ?? 0) <= worked) {
    throw invalid(
      'body.parts.0.minutes',
      parts[0]?.minutes,
      `more than the ${worked} minutes that are done: they stay with the first part`,
    )
  }
}
