import { circleOf } from '#core/tasks/circle.ts'
import type { Task } from '#core/tasks/task.ts'
import { invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { checkGoalLinks } from './check-goal-links.ts'

/** Refuses a task that contradicts itself, or names things that are not there. */
export async function checkTask(repositories: Repositories, task: Task): Promise<void> {
  checkBlocks(task)
  checkMoments(task)
  await checkGoalLinks(repositories, task)
  await checkOrder(repositories, task)
}

function checkBlocks({ minutes, minBlockMinutes, maxBlockMinutes, maxMinutesPerDay }: Task): void {
  if (minBlockMinutes > maxBlockMinutes) {
    throw invalid('body.minBlockMinutes', minBlockMinutes, `at most maxBlockMinutes, ${maxBlockMinutes}`)
  }
  if (minBlockMinutes > minutes) {
    throw invalid('body.minBlockMinutes', minBlockMinutes, `at most the task's minutes, ${minutes}`)
  }
  if (maxMinutesPerDay !== null && maxMinutesPerDay < minBlockMinutes) {
    throw invalid('body.maxMinutesPerDay', maxMinutesPerDay, `at least minBlockMinutes, ${minBlockMinutes}`)
  }
}

function checkMoments({ notBeforeMs, dueMs, hardDue, preferredFrom, preferredTo }: Task): void {
  if (notBeforeMs !== null && dueMs !== null && dueMs <= notBeforeMs) {
    throw invalid('body.due', iso(dueMs), `a moment after notBefore, ${iso(notBeforeMs)}`)
  }
  if (hardDue && dueMs === null) throw invalid('body.hardDue', hardDue, 'a `due` beside it')
  if ((preferredFrom === null) !== (preferredTo === null)) {
    throw invalid('body.preferredTo', preferredTo, 'both preferredFrom and preferredTo, or neither')
  }
  if (preferredFrom !== null && preferredTo !== null && preferredFrom >= preferredTo) {
    throw invalid('body.preferredTo', preferredTo, `a time after preferredFrom, ${preferredFrom}`)
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()

async function checkOrder({ tasks }: Repositories, task: Task): Promise<void> {
  if (task.afterTaskIds.length === 0) return
  const all = await tasks.list()
  const titles = new Map([...all, task].map(({ id, title }) => [id, title]))
  for (const id of task.afterTaskIds) {
    if (!titles.has(id)) throw invalid('body.afterTaskIds', id, 'ids of tasks of yours')
  }
  const circle = circleOf(task, all)
  if (circle === null) return
  const names = circle.map((id) => `“${titles.get(id) ?? id}”`).join(' after ')
  throw invalid(
    'body.afterTaskIds',
    circle[1],
    `tasks that do not themselves wait for this one: ${names} is a circle`,
    'Take one of them out of the circle.',
  )
}
