import type { TaskChangeStep } from '../../ports/repositories/task-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { afterApplying } from '../../after-applying.ts'
import type { EditDependencies } from '../dependencies.ts'
import { recording } from './recording.ts'

/** Where a change of tasks takes place. */
export type TaskEdit = {
  readonly repositories: Repositories
  readonly userId: string
  readonly nowMs: number
  readonly ids: EditDependencies['ids']
}

/** What was done, said in a sentence, and the tasks that it was done to. */
export type TasksDone = { readonly sentence: string; readonly taskIds: readonly string[] }

/** `changeId` takes it back; null when nothing has changed. */
export type ChangedTasks = { readonly changeId: string | null; readonly taskIds: readonly string[] }

/** One change by a person, of any number of tasks: all or nothing, and written down so that it can be taken back. */
export function changeTasks(
  { unitOfWork, clock, ids }: EditDependencies,
  userId: string,
  work: (edit: TaskEdit) => Promise<TasksDone>,
): Promise<ChangedTasks> {
  return unitOfWork.forUser(userId, async (repositories) => {
    const nowMs = clock.now()
    const planVersionId = (await repositories.planVersions.latestApplied())?.id ?? null
    const recorded = recording(repositories)
    const { sentence, taskIds } = await work({ repositories: recorded.repositories, userId, nowMs, ids })
    const steps = recorded.steps()
    if (steps.length === 0) return { changeId: null, taskIds }
    const id = ids.next()
    await repositories.taskChanges.add({ id, sentence, steps, planVersionId, atMs: nowMs, undoneAtMs: null })
    await afterTaskChange(repositories, steps, nowMs)
    return { changeId: id, taskIds }
  })
}

/** Plans anew, tells Google, makes the next of a series, and lets open pages load again. */
export async function afterTaskChange(
  repositories: Repositories,
  steps: readonly TaskChangeStep[],
  nowMs: number,
): Promise<void> {
  await repositories.wakes.request('plan')
  await repositories.announce('tasks')
  if (await touchesSeries(repositories, steps)) await repositories.wakes.request('unfold')
  const hasBlocks = steps.some(({ kind }) => kind === 'block' || kind === 'added-block')
  if (hasBlocks) await afterApplying(repositories, nowMs)
  else await repositories.wakes.request('publish')
  if (steps.some(({ kind }) => kind === 'entry')) await repositories.announce('goals')
}

async function touchesSeries({ tasks }: Repositories, steps: readonly TaskChangeStep[]): Promise<boolean> {
  if (steps.some(({ kind }) => kind === 'series' || kind === 'added-series')) return true
  for (const { kind, id } of steps) {
    if (kind === 'task' && (await tasks.find(id))?.seriesId) return true
  }
  return false
}
