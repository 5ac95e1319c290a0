import type { RouteRequest } from '#contracts/http/route.ts'
import type { updateTask } from '#contracts/http/task-routes.ts'
import type { Task } from '#core/tasks/task.ts'
import { invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { checkTask } from '../work/check-task.ts'
import { definedOnly } from '../defined-only.ts'
import { hoursProfileOr } from '../work/hours-profile-or.ts'
import type { TaskEdit } from './change-tasks.ts'
import { taskOf } from './task-states.ts'

export type TaskFields = RouteRequest<typeof updateTask>['body']

/** Other values for what is named; the rest stays. */
export async function editTask({ repositories }: TaskEdit, id: string, fields: TaskFields): Promise<string> {
  const changed = await editedTask(repositories, id, fields)
  await repositories.tasks.save(changed)
  return `“${changed.title}” is changed.`
}

/** The task as it would be; refused where it contradicts itself. Writes nothing. */
export async function editedTask(repositories: Repositories, id: string, fields: TaskFields): Promise<Task> {
  const task = await taskOf(repositories, id)
  if (task.source === 'effort-plan') refuseOwnFields(fields)
  const { notBefore, due, hoursProfileId, ...others } = definedOnly(fields)
  const changed = {
    ...task,
    ...others,
    notBeforeMs: notBefore === undefined ? task.notBeforeMs : momentOf(notBefore),
    dueMs: due === undefined ? task.dueMs : momentOf(due),
    hoursProfileId:
      hoursProfileId === undefined
        ? task.hoursProfileId
        : await hoursProfileOr(repositories, hoursProfileId, 'work'),
  }
  await checkTask(repositories, changed)
  return changed
}

export const momentOf = (text: string | null): number | null => (text === null ? null : Date.parse(text))

/** The effort plan decides about these, week by week. */
const plannedFields = ['minutes', 'notBefore', 'due', 'keyResultId', 'objectiveId'] as const

function refuseOwnFields(fields: TaskFields): void {
  for (const field of plannedFields) {
    if (fields[field] === undefined) continue
    throw invalid(
      `body.${field}`,
      fields[field],
      'no change here: the task comes from an effort plan',
      'Change the effort plan of the key result instead.',
    )
  }
}
