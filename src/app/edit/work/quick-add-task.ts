import { createTask } from '#contracts/http/task-routes.ts'
import { type QuickTask, quickAdd } from '#core/tasks/quick-add/quick-add.ts'
import type { QuickAddFault } from '#core/tasks/quick-add/words.ts'
import { AppError } from '../../errors.ts'
import { readQuickAddContext } from '../../read/work/read-quick-add.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { type NewTask, addTask } from './tasks.ts'

/** Adds the task that a line describes and answers its id; what is wrong with the line is said word by word. */
export function createQuickAddTask({ unitOfWork, ids, clock }: EditDependencies) {
  return (userId: string, line: string): Promise<string> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      return addTask(repositories, await lineAsBody(repositories, line, nowMs), ids.next(), nowMs)
    })
}

/** What a line asks for, as the body that a form would send. Writes nothing. */
export async function lineAsBody(repositories: Repositories, line: string, nowMs: number): Promise<NewTask> {
  const result = quickAdd(line, await readQuickAddContext(repositories, nowMs))
  if (!result.ok) throw refusal(line, result.faults)
  return bodyOf(result.task)
}

const wayOut = 'Type a line such as: Write the report 3h due Fri not before Tue P1 #goal.'

function refusal(line: string, given: readonly QuickAddFault[]): AppError {
  const faults = given.map(({ at, length, message }) => ({
    field: `body.text[${at}..${at + length}]`,
    value: line.slice(at, at + length),
    expected: message,
  }))
  const said = faults.map(({ value, expected }) => `“${value}”: ${expected}`).join(' ')
  return new AppError('invalid', 'invalid-quick-add', `Cannot add the task: ${said}`, { faults, wayOut })
}

/** What the line leaves open takes the usual defaults. */
function bodyOf(task: QuickTask): NewTask {
  const { title, minutes, notBeforeMs, dueMs, hardDue, priority, goal, minBlockMinutes, maxBlockMinutes } =
    task
  const { maxMinutesPerDay, preferredFrom, preferredTo, after } = task
  const isKeyResult = goal?.kind === 'key-result'
  return createTask.body.parse({
    title,
    hardDue,
    maxMinutesPerDay,
    preferredFrom,
    preferredTo,
    afterTaskIds: after.map(({ id }) => id),
    ...unlessNull({ minutes, priority, minBlockMinutes, maxBlockMinutes }),
    ...unlessNull({ notBefore: iso(notBeforeMs), due: iso(dueMs) }),
    ...(goal === null ? {} : isKeyResult ? { keyResultId: goal.id } : { objectiveId: goal.id }),
  })
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const unlessNull = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
