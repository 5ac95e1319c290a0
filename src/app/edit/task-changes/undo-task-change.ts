import { isLive } from '#core/blocks/block.ts'
import { listWords } from '#core/planning/check/words.ts'
import { conflict, found } from '../../errors.ts'
import type { TaskChange, TaskChangeStep } from '../../ports/repositories/task-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { addEntry, correctionOf } from '../../settle/book-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { bringPlanBack } from '../repairs/take-back.ts'
import { afterTaskChange } from './change-tasks.ts'

type Undoing = {
  readonly repositories: Repositories
  readonly nowMs: number
  readonly ids: EditDependencies['ids']
}

/**
 * Takes back what a person did to tasks. Fields get their values back, blocks their places, entries of the ledger a
 * correction to nothing; where the plan that followed is still in force, the one before it comes back, too.
 */
export function createUndoTaskChange({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string, id: string): Promise<{ undone: string }> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      const change = found(await repositories.taskChanges.find(id), 'change of tasks', id)
      if (change.undoneAtMs !== null) throw undoneAlready(change)
      const changed = await changedSteps(repositories, change.steps)
      if (changed.length > 0) throw changedSince(change, await titlesOf(repositories, changed))
      const undoing = { repositories, nowMs, ids }
      for (const step of inOrder(change.steps)) await takeBackStep(undoing, step)
      await repositories.taskChanges.setUndone(id, nowMs)
      const cause = () => `You took back: ${change.sentence}`
      const { planVersionId } = change
      if (planVersionId !== null)
        await bringPlanBack(repositories, { planVersionId, cause }, { id: ids.next(), nowMs })
      await afterTaskChange(repositories, change.steps, nowMs)
      return { undone: change.sentence }
    })
}

/** The ledger first: tasks follow it, and then get the status they had. A series goes after its tasks. */
function inOrder(steps: readonly TaskChangeStep[]): readonly TaskChangeStep[] {
  const order = ['entry', 'block', 'added-block', 'task', 'added-task', 'series', 'added-series']
  return steps.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const STORES = { task: 'tasks', block: 'blocks', series: 'taskSeries' } as const

async function changedSteps(
  repositories: Repositories,
  steps: readonly TaskChangeStep[],
): Promise<readonly TaskChangeStep[]> {
  const changed: TaskChangeStep[] = []
  for (const step of steps) if (!(await stillStands(repositories, step))) changed.push(step)
  return changed
}

/** What people call that which has changed: a block goes by the title of its task. */
async function titlesOf(
  { tasks, blocks }: Repositories,
  steps: readonly TaskChangeStep[],
): Promise<readonly string[]> {
  const titles = new Set<string>()
  for (const { kind, id } of steps) {
    const isBlock = kind === 'block' || kind === 'added-block'
    const task = await tasks.find(isBlock ? ((await blocks.find(id))?.itemId ?? id) : id)
    if (task !== null) titles.add(`“${task.title}”`)
  }
  return [...titles]
}

async function stillStands(repositories: Repositories, step: TaskChangeStep): Promise<boolean> {
  if (step.kind === 'added-task') return (await repositories.tasks.find(step.id))?.status === 'open'
  if (step.kind === 'added-block') {
    const block = await repositories.blocks.find(step.id)
    return block !== null && isLive(block)
  }
  if (!('after' in step)) return true
  const thing = await repositories[STORES[step.kind]].find(step.id)
  if (thing === null) return false
  const now = new Map<string, unknown>(Object.entries(thing))
  return Object.entries(step.after).every(
    ([name, value]) => JSON.stringify(now.get(name)) === JSON.stringify(value),
  )
}

async function takeBackStep(undoing: Undoing, step: TaskChangeStep): Promise<void> {
  const { repositories } = undoing
  if ('before' in step) return putBack(undoing, step)
  if (step.kind === 'entry') return takeBackEntry(undoing, step.id)
  if (step.kind === 'added-series') return repositories.taskSeries.remove(step.id)
  if (step.kind === 'added-task') return removeTask(undoing, step.id)
  const block = await repositories.blocks.find(step.id)
  if (block !== null) await repositories.blocks.save({ ...block, state: 'withdrawn' })
}

type FieldsStep = Extract<TaskChangeStep, { readonly before: unknown }>

async function putBack({ repositories, nowMs }: Undoing, { kind, id, before }: FieldsStep): Promise<void> {
  const { tasks, blocks, taskSeries } = repositories
  if (kind === 'task') {
    const task = await tasks.find(id)
    if (task !== null) await tasks.save({ ...task, ...before })
  } else if (kind === 'series') {
    const series = await taskSeries.find(id)
    if (series !== null) await taskSeries.save({ ...series, ...before })
  } else {
    const block = await blocks.find(id)
    // A place that has passed is not given again: nobody worked there.
    const isOver = block?.state === 'withdrawn' && block.startMs <= nowMs
    if (block !== null && !isOver) await blocks.save({ ...block, ...before })
  }
}

/** Entries stay: what they said is taken back by another one. */
async function takeBackEntry({ repositories, nowMs, ids }: Undoing, id: string): Promise<void> {
  const { ledger } = repositories
  const entry = await ledger.find(id)
  if (entry === null) return
  const { workedAtMs } = entry
  const near = await ledger.list({ fromMs: workedAtMs, toMs: workedAtMs + 1 })
  const standing = near
    .filter(({ corrects }) => corrects === id)
    .reduce((sum, { minutes }) => sum + minutes, entry.minutes)
  if (standing === 0) return
  const first = entry.corrects === null ? entry : { ...entry, id: entry.corrects }
  const details = { evidence: 'logged', note: 'Taken back.', nowMs } as const
  await addEntry(repositories, ids, correctionOf(first, -standing, ids.next(), details))
}

/** Without a past it vanishes; what has been on the calendar is kept as dropped, for Google has to hear of it. */
async function removeTask({ repositories, nowMs }: Undoing, id: string): Promise<void> {
  const { tasks, blocks } = repositories
  const task = await tasks.find(id)
  if (task === null) return
  if ((await blocks.listForItem(id)).length === 0) return tasks.remove(id)
  await tasks.save({ ...task, afterTaskIds: [], status: 'dropped', doneAtMs: nowMs })
}

const undoneAlready = ({ sentence }: TaskChange): Error =>
  conflict(
    'already-undone',
    `Cannot take this back again: “${sentence}”.`,
    'Look at the tasks as they are now.',
  )

function changedSince({ sentence }: TaskChange, titles: readonly string[]): Error {
  const what = titles.length === 0 ? 'what it was about has' : `${listWords(titles)} ${hasOrHave(titles)}`
  return conflict(
    'changed-since',
    `Cannot take back “${sentence.replace(/\.$/, '')}”: ${what} changed since.`,
    'Nothing was taken back. Look at it again, and change it by hand.',
  )
}

const hasOrHave = ({ length }: readonly string[]): string => (length === 1 ? 'has' : 'have')
