import type { Task } from '#core/tasks/task.ts'
import { invalid } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
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
  const after = new Map((await tasks.list()).map(({ id, afterTaskIds }) => [id, afterTaskIds]))
  after.set(task.id, task.afterTaskIds)
  for (const id of task.afterTaskIds) {
    if (!after.has(id)) throw invalid('body.afterTaskIds', id, 'ids of tasks of yours')
    if (reaches(after, id, task.id)) {
      throw invalid('body.afterTaskIds', id, 'tasks that do not themselves wait for this one')
    }
  }
}

function reaches(after: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(after.get(id) ?? []))
  }
  return false
}
