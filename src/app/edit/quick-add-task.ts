import { createTask } from '#contracts/http/task-routes.ts'
import { type GoalName } from '#core/tasks/quick-add/find-goal.ts'
import { type QuickTask, quickAdd } from '#core/tasks/quick-add/quick-add.ts'
import { AppError } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { addTask } from './tasks.ts'

/** Adds the task that a line describes and answers its id; what is wrong with the line is said word by word. */
export function createQuickAddTask({ unitOfWork, ids, clock }: EditDependencies) {
  return (userId: string, line: string): Promise<string> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      const { timeZone: zone } = await repositories.person.get()
      const result = quickAdd(line, { nowMs, zone, goals: await goalNames(repositories) })
      if (!result.ok) {
        const faults = result.faults.map(({ at, length, message }) => ({
          field: `body.text[${at}..${at + length}]`,
          value: line.slice(at, at + length),
          expected: message,
        }))
        const message = `Cannot add the task: ${faults.map(({ value, expected }) => `“${value}”: ${expected}`).join(' ')}`
        throw new AppError('invalid', 'invalid-quick-add', message, { faults, wayOut })
      }
      return addTask(repositories, bodyOf(result.task), ids.next(), nowMs)
    })
}

const wayOut = 'Type a line such as: Write the report 3h due Fri not before Tue P1 #goal.'

async function goalNames({ keyResults, objectives }: Repositories): Promise<GoalName[]> {
  const open = (await objectives.list()).filter(({ status }) => status === 'active' || status === 'draft')
  const ids = new Set(open.map(({ id }) => id))
  return [
    ...(await keyResults.list())
      .filter(({ objectiveId }) => ids.has(objectiveId))
      .map(({ id, title }) => ({ id, title, kind: 'key-result' as const })),
    ...open.map(({ id, title }) => ({ id, title, kind: 'objective' as const })),
  ]
}

/** The body that a form would send: what the line leaves open takes the usual defaults. */
function bodyOf({ title, minutes, notBeforeMs, dueMs, hardDue, priority, goal }: QuickTask) {
  const isKeyResult = goal?.kind === 'key-result'
  return createTask.body.parse({
    title,
    hardDue,
    ...(minutes === null ? {} : { minutes }),
    ...(notBeforeMs === null ? {} : { notBefore: new Date(notBeforeMs).toISOString() }),
    ...(dueMs === null ? {} : { due: new Date(dueMs).toISOString() }),
    ...(priority === null ? {} : { priority }),
    ...(goal === null ? {} : isKeyResult ? { keyResultId: goal.id } : { objectiveId: goal.id }),
  })
}
