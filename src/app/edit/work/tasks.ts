import type { RouteRequest } from '#contracts/http/route.ts'
import type { createTask } from '#contracts/http/task-routes.ts'
import { defaultDue } from '#core/tasks/default-due.ts'
import type { Task } from '#core/tasks/task.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { checkTask } from './check-task.ts'
import type { EditDependencies } from '../dependencies.ts'
import { momentOf } from '../task-changes/edit-fields.ts'
import { hoursProfileOr } from './hours-profile-or.ts'

export type NewTask = RouteRequest<typeof createTask>['body']

export function createTaskEdits({ unitOfWork, ids, clock }: EditDependencies) {
  return {
    /** Answers the id. */
    createTask: (userId: string, body: NewTask): Promise<string> =>
      unitOfWork.forUser(userId, (repositories) => addTask(repositories, body, ids.next(), clock.now())),
  }
}

/** Fills in the defaults and keeps the task. Answers the id. */
export async function addTask(
  repositories: Repositories,
  body: NewTask,
  id: string,
  nowMs: number,
): Promise<string> {
  await keepTask(repositories, await newTask(repositories, body, id, nowMs))
  return id
}

/** The task that a body asks for, with the defaults filled in; refused where it contradicts itself. Writes nothing. */
export async function newTask(
  repositories: Repositories,
  body: NewTask,
  id: string,
  nowMs: number,
): Promise<Task> {
  const { notBefore, due, ...fields } = body
  const notBeforeMs = momentOf(notBefore)
  const minBlockMinutes = body.minBlockMinutes ?? Math.min(30, body.minutes)
  const task: Task = {
    ...fields,
    id,
    minBlockMinutes,
    maxBlockMinutes: body.maxBlockMinutes ?? Math.max(minBlockMinutes, 120),
    hoursProfileId: await hoursProfileOr(repositories, body.hoursProfileId, 'work'),
    notBeforeMs,
    dueMs:
      due === undefined ? await usualDue(repositories, Math.max(nowMs, notBeforeMs ?? nowMs)) : momentOf(due),
    status: 'open',
    doneAtMs: null,
    source: 'person',
    weekOf: null,
    rolledOverMinutes: 0,
    isUnscheduled: false,
    seriesId: null,
    seriesDate: null,
  }
  await checkTask(repositories, task)
  return task
}

/** Counted from the moment at which the work may begin. */
async function usualDue(repositories: Repositories, fromMs: number): Promise<number | null> {
  const { timeZone } = await repositories.person.get()
  const work = (await repositories.hours.list()).find(({ name }) => name === 'work')
  return defaultDue(fromMs, timeZone, work?.ranges ?? [])
}

async function keepTask(repositories: Repositories, task: Task): Promise<void> {
  await repositories.tasks.save(task)
  await repositories.wakes.request('plan')
  await repositories.wakes.request('publish')
  await repositories.announce('tasks')
}
