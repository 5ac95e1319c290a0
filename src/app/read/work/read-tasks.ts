import type { TaskView } from '#contracts/http/task-routes.ts'
import { readRepeatRule, repeatWords } from '#core/tasks/series/repeat-rule.ts'
import type { TaskSeries } from '#core/tasks/series/task-series.ts'
import type { Task, TaskStatus } from '#core/tasks/task.ts'
import { lateWork } from '#core/blocks/late-work.ts'
import type { Block } from '#core/blocks/block.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { found, invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { isoOrNull } from '../iso.ts'
import { waitingForCalendars } from '../week/unknown-time.ts'
import { minutesOf } from '../goals/work-of-goals.ts'

type Page = { readonly status: TaskStatus; readonly cursor?: string | undefined; readonly limit: number }

/** Tasks with what is done, planned, and not placed. */
export function createReadTasks({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return {
    listTasks: (userId: string, { status, cursor, limit }: Page) =>
      unitOfWork.forUser(
        userId,
        async (repositories): Promise<{ items: TaskView[]; nextCursor: string | null }> => {
          const tasks = (await repositories.tasks.listByStatus(status)).toSorted(
            status === 'open' ? byRank : byClosing,
          )
          const from = positionAfter(tasks, cursor)
          const page = tasks.slice(from, from + limit)
          const viewOf = await readTaskViews(repositories)
          const isLast = from + limit >= tasks.length
          return { items: page.map(viewOf), nextCursor: isLast ? null : (page.at(-1)?.id ?? null) }
        },
      ),

    /** In the order asked for. */
    readTasks: (userId: string, taskIds: readonly string[]): Promise<TaskView[]> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const viewOf = await readTaskViews(repositories)
        const tasks = new Map((await repositories.tasks.findMany(taskIds)).map((task) => [task.id, task]))
        return taskIds.map((id) => viewOf(found(tasks.get(id) ?? null, 'task', id)))
      }),

    readTask: (userId: string, id: string): Promise<TaskView> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const task = found(await repositories.tasks.find(id), 'task', id)
        return (await readTaskViews(repositories))(task)
      }),
  }
}

function positionAfter(tasks: readonly Task[], cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const position = tasks.findIndex(({ id }) => id === cursor)
  if (position < 0)
    throw invalid('query.cursor', cursor, 'the nextCursor of the page before', 'Begin without cursor.')
  return position + 1
}

const last = Number.MAX_SAFE_INTEGER

/** Up next first, then by priority, due date and id. */
function byRank(a: Task, b: Task): number {
  return (
    (a.upNextRank ?? last) - (b.upNextRank ?? last) ||
    a.priority - b.priority ||
    (a.dueMs ?? last) - (b.dueMs ?? last) ||
    a.id.localeCompare(b.id)
  )
}

/** What ended last comes first; what goals took back was due at the end of its week. */
const byClosing = (a: Task, b: Task): number => endedMs(b) - endedMs(a) || b.id.localeCompare(a.id)

const endedMs = ({ doneAtMs, dueMs }: Task): number => doneAtMs ?? dueMs ?? 0

async function readTaskViews(repositories: Repositories): Promise<(task: Task) => TaskView> {
  const done = await repositories.ledger.sumMinutesBy('taskId', {})
  const blocks = await repositories.blocks.listInStates([
    'flexible',
    'defended',
    'pinned',
    'running',
    'unconfirmed',
  ])
  const series = new Map((await repositories.taskSeries.list()).map((one) => [one.id, one]))
  const plan = (await repositories.planVersions.latestApplied())?.plan ?? null
  const waiting = await waitingForCalendars(repositories, plan)
  return (task) => {
    const ofTask = blocks.filter(({ itemId }) => itemId === task.id)
    const ahead = ofTask.filter(({ state }) => state !== 'unconfirmed')
    const { notBeforeMs, dueMs, doneAtMs, afterTaskIds, seriesId, seriesDate, ...fields } = task
    return {
      ...fields,
      afterTaskIds: [...afterTaskIds],
      notBefore: isoOrNull(notBeforeMs),
      due: isoOrNull(dueMs),
      doneAt: isoOrNull(doneAtMs),
      repeat: repeatView(series.get(seriesId ?? ''), seriesDate),
      doneMinutes: done.get(task.id) ?? 0,
      unconfirmedMinutes: sum(ofTask.filter(({ state }) => state === 'unconfirmed')),
      isRunning: ofTask.some(({ state }) => state === 'running'),
      plannedMinutes: sum(ahead),
      lateEnd: isoOrNull(lateWork(task, ahead)?.endMs ?? null),
      unplaced:
        task.status === 'open'
          ? [
              ...(plan?.unplaced ?? []).filter(({ item }) => wholeOf(item) === task.id),
              ...waiting.filter(({ itemId }) => itemId === task.id),
            ].map(brief)
          : [],
    }
  }
}

function repeatView(series: TaskSeries | undefined, date: string | null): TaskView['repeat'] {
  if (series === undefined || date === null) return null
  const { id: seriesId, rule, hasEnded } = series
  const read = readRepeatRule(rule)
  return { seriesId, rule, words: read === null ? rule : repeatWords(read), date, hasEnded }
}

const brief = ({ minutes, reason, sentence }: { minutes: number; reason: string; sentence: string }) => ({
  minutes: Math.round(minutes),
  reason,
  sentence,
})

const sum = (blocks: readonly Block[]): number =>
  blocks.reduce((minutes, block) => minutes + minutesOf(block), 0)
