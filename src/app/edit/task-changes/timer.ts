import type { Block } from '#core/blocks/block.ts'
import type { Task } from '#core/tasks/task.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { conflict } from '../../errors.ts'
import { createLogWork } from '../blocks/log-work.ts'
import { createStartBlock } from '../blocks/start-block.ts'
import { createStopBlock } from '../blocks/stop-block.ts'
import { inside } from '../inside.ts'
import type { TaskEdit } from './change-tasks.ts'
import { openTask, taskOf, wrongState } from './task-states.ts'

/** Begins in the next block of the task, or in a new one that begins now. */
export async function startTask(edit: TaskEdit, id: string): Promise<string> {
  const { repositories, nowMs } = edit
  const task = await openTask(repositories, id, 'start')
  const waiting = (await repositories.blocks.listForItem(id))
    .filter(({ state, endMs }) => startable.has(state) && endMs > nowMs)
    .toSorted((a, b) => a.startMs - b.startMs)
  const block = waiting[0] ?? (await addBlock(edit, task))
  await createStartBlock(within(edit))(edit.userId, block.id)
  return `“${task.title}” is running.`
}

const startable: ReadonlySet<Block['state']> = new Set(['flexible', 'defended', 'pinned', 'running'])

async function addBlock({ repositories, nowMs, ids }: TaskEdit, task: Task): Promise<Block> {
  const settled = await repositories.ledger.sumMinutes({ taskId: task.id })
  const left = Math.max(task.minutes - settled, task.minBlockMinutes)
  const startMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS
  const block: Block = {
    id: ids.next(),
    itemKind: 'task',
    itemId: task.id,
    startMs,
    endMs: startMs + Math.max(5, Math.min(left, task.maxBlockMinutes)) * MINUTE_MS,
    state: 'flexible',
    keptTitle: null,
    keptDescription: null,
    settledMinutes: null,
    startedAtMs: null,
  }
  await repositories.blocks.save(block)
  return block
}

export async function stopTask(edit: TaskEdit, id: string): Promise<string> {
  const task = await taskOf(edit.repositories, id)
  if (await stopTimer(edit, id)) return `“${task.title}” is stopped, and its minutes are recorded.`
  const blocks = await edit.repositories.blocks.listForItem(id)
  if (blocks.some(({ state, startedAtMs }) => state === 'unconfirmed' && startedAtMs !== null))
    throw conflict(
      'timer-ended',
      `Cannot stop “${task.title}”: its timer has ended already, and its block waits for a word.`,
      'Say in the week how many minutes it took.',
    )
  throw conflict(
    'task-not-running',
    `Cannot stop “${task.title}”: it is not running.`,
    'Start it first, or log the work.',
  )
}

/** Answers whether one ran. */
export async function stopTimer(edit: TaskEdit, id: string): Promise<boolean> {
  const running = (await edit.repositories.blocks.listForItem(id)).find(({ state }) => state === 'running')
  if (running === undefined) return false
  await createStopBlock(within(edit))(edit.userId, running.id)
  return true
}

export type TaskWork = {
  readonly minutes: number
  readonly workedAt?: string | undefined
  readonly note: string
}

export async function logTaskWork(edit: TaskEdit, id: string, work: TaskWork): Promise<string> {
  const task = await taskOf(edit.repositories, id)
  if (task.status === 'dropped') throw wrongState(task, 'log work on', 'Open it again first.')
  const { minutes, workedAt, note } = work
  const { warning } = await createLogWork(within(edit))(edit.userId, {
    taskId: id,
    habitId: null,
    keyResultId: null,
    objectiveId: null,
    minutes,
    workedAtMs: workedAt === undefined ? null : Date.parse(workedAt),
    note,
  })
  const recorded = `${minutes} min are recorded on “${task.title}”.`
  return warning === null ? recorded : `${recorded} ${warning}`
}

/** What blocks and the ledger can do already, inside of the change that is being made. */
const within = ({ userId, repositories, nowMs, ids }: TaskEdit) => ({
  unitOfWork: inside(userId, repositories),
  ids,
  clock: { now: () => nowMs },
})
