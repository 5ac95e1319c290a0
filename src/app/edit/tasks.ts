import type { RouteRequest } from '#contracts/http/route.ts'
import type { createTask, updateTask } from '#contracts/http/task-routes.ts'
import { defaultDue } from '#core/tasks/default-due.ts'
import type { Task } from '#core/tasks/task.ts'
import { found, invalid } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { checkTask } from './check-task.ts'
import { definedOnly } from './defined-only.ts'
import type { EditDependencies } from './dependencies.ts'
import { hoursProfileOr } from './hours-profile-or.ts'

type NewTask = RouteRequest<typeof createTask>['body']
type TaskChange = RouteRequest<typeof updateTask>['body']

export function createTaskEdits({ unitOfWork, ids, clock }: EditDependencies) {
  return {
    /** Answers the id. */
    createTask: (userId: string, body: NewTask): Promise<string> =>
      unitOfWork.forUser(userId, (repositories) => addTask(repositories, body, ids.next(), clock.now())),

    updateTask: (userId: string, id: string, change: TaskChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const task = found(await repositories.tasks.find(id), 'task', id)
        if (task.source === 'effort-plan') refuseOwnFields(change)
        const { notBefore, due, hoursProfileId, ...fields } = definedOnly(change)
        await keepTask(repositories, {
          ...task,
          ...fields,
          notBeforeMs: notBefore === undefined ? task.notBeforeMs : moment(notBefore),
          dueMs: due === undefined ? task.dueMs : moment(due),
          hoursProfileId:
            hoursProfileId === undefined
              ? task.hoursProfileId
              : await hoursProfileOr(repositories, hoursProfileId, 'work'),
        })
      }),

    completeTask: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, (repositories) => setStatus(repositories, id, 'done', clock.now())),
    reopenTask: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, (repositories) => setStatus(repositories, id, 'open', null)),
    dropTask: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, (repositories) => setStatus(repositories, id, 'dropped', clock.now())),
  }
}

/** Fills in the defaults and keeps the task. Answers the id. */
export async function addTask(
  repositories: Repositories,
  body: NewTask,
  id: string,
  nowMs: number,
): Promise<string> {
  const { notBefore, due, ...fields } = body
  const minBlockMinutes = body.minBlockMinutes ?? Math.min(30, body.minutes)
  await keepTask(repositories, {
    ...fields,
    id,
    minBlockMinutes,
    maxBlockMinutes: body.maxBlockMinutes ?? Math.max(minBlockMinutes, 120),
    hoursProfileId: await hoursProfileOr(repositories, body.hoursProfileId, 'work'),
    notBeforeMs: moment(notBefore),
    dueMs: due === undefined ? await usualDue(repositories, nowMs) : moment(due),
    status: 'open',
    doneAtMs: null,
    source: 'person',
    weekOf: null,
    rolledOverMinutes: 0,
    isUnscheduled: false,
    seriesId: null,
    seriesDate: null,
  })
  return id
}

async function usualDue(repositories: Repositories, nowMs: number): Promise<number | null> {
  const { timeZone } = await repositories.person.get()
  const work = (await repositories.hours.list()).find(({ name }) => name === 'work')
  return defaultDue(nowMs, timeZone, work?.ranges ?? [])
}

const moment = (text: string | null): number | null => (text === null ? null : Date.parse(text))

async function keepTask(repositories: Repositories, task: Task): Promise<void> {
  await checkTask(repositories, task)
  await repositories.tasks.save(task)
  await wake(repositories)
}

async function wake(repositories: Repositories): Promise<void> {
  await repositories.wakes.request('plan')
  await repositories.wakes.request('publish')
  await repositories.announce('tasks')
}

async function setStatus(
  repositories: Repositories,
  id: string,
  status: Task['status'],
  doneAtMs: number | null,
): Promise<void> {
  const task = found(await repositories.tasks.find(id), 'task', id)
  if (task.status === status) return
  await repositories.tasks.save({ ...task, status, doneAtMs })
  await wake(repositories)
}

/** The effort plan decides about these, week by week. */
const plannedFields = ['minutes', 'notBefore', 'due', 'keyResultId', 'objectiveId'] as const

function refuseOwnFields(change: TaskChange): void {
  for (const field of plannedFields) {
    if (change[field] === undefined) continue
    throw invalid(
      `body.${field}`,
      change[field],
      'no change here: the task comes from an effort plan',
      'Change the effort plan of the key result instead.',
    )
  }
}
