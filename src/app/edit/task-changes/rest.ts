import type { Block } from '#core/blocks/block.ts'
import { type SnoozeFor, dueAfterRest, snoozeUntil } from '#core/tasks/snooze.ts'
import type { Task } from '#core/tasks/task.ts'
import { momentWords, plainStyle } from '#core/time/time-words.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { conflict } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { TaskEdit } from './change-tasks.ts'
import { openTask, ownTask } from './task-states.ts'

/** Not before later. Blocks until then leave the calendar, pinned ones, too; a soft due date goes along. */
export async function snoozeTask(edit: TaskEdit, id: string, span: SnoozeFor): Promise<string> {
  const { repositories, nowMs } = edit
  const task = await ownTask(repositories, id, 'snooze')
  const person = await repositories.person.get()
  const { timeZone: zone, settings } = person
  const untilMs = snoozeUntil(span, { nowMs, zone: whereaboutsOf(person), weekStart: settings.weekStart })
  if (untilMs === null) throw noEvening(task)
  const notBeforeMs = Math.max(untilMs, task.notBeforeMs ?? 0)
  await refuseRunning(repositories, task, 'snooze')
  await repositories.tasks.save({
    ...task,
    notBeforeMs,
    dueMs: dueAfter(task, notBeforeMs, zone),
  })
  await withdraw(repositories, task, (block) => block.endMs > nowMs && block.startMs < notBeforeMs)
  const words = momentWords(notBeforeMs, zone, plainStyle)
  return `“${task.title}” is snoozed until ${words}.`
}

function dueAfter(task: Task, untilMs: number, zone: string): number | null {
  if (task.dueMs === null || task.dueMs > untilMs) return task.dueMs
  if (!task.hardDue) return dueAfterRest(task.dueMs, untilMs, zone)
  const due = momentWords(task.dueMs, zone, plainStyle)
  throw conflict(
    'snoozed-past-hard-due',
    `Cannot snooze “${task.title}”: it must be done by ${due}, which is earlier.`,
    'Snooze it for less, or change its due date first.',
  )
}

const noEvening = ({ title }: Task): Error =>
  conflict(
    'evening-has-begun',
    `Cannot snooze “${title}” until this evening: it is past 18:00.`,
    'Snooze it for an hour, or until tomorrow.',
  )

/** Its flexible blocks leave the calendar now, and it is not planned until the person says so. */
export async function unscheduleTask({ repositories, nowMs }: TaskEdit, id: string): Promise<string> {
  const task = await openTask(repositories, id, 'unschedule')
  if (!task.isUnscheduled) {
    await repositories.tasks.save({ ...task, isUnscheduled: true })
    await withdraw(repositories, task, ({ state, endMs }) => state !== 'pinned' && endMs > nowMs)
  }
  return `“${task.title}” is off the calendar until you plan it again.`
}

export async function scheduleTask({ repositories }: TaskEdit, id: string): Promise<string> {
  const task = await openTask(repositories, id, 'plan')
  if (task.isUnscheduled) await repositories.tasks.save({ ...task, isUnscheduled: false })
  return `“${task.title}” is planned again.`
}

const waiting: ReadonlySet<Block['state']> = new Set(['flexible', 'defended', 'pinned'])

async function withdraw(
  { blocks }: Repositories,
  task: Task,
  isToGo: (block: Block) => boolean,
): Promise<void> {
  for (const block of await blocks.listForItem(task.id)) {
    if (waiting.has(block.state) && isToGo(block)) await blocks.save({ ...block, state: 'withdrawn' })
  }
}

async function refuseRunning({ blocks }: Repositories, task: Task, action: string): Promise<void> {
  const isRunning = (await blocks.listForItem(task.id)).some(({ state }) => state === 'running')
  if (isRunning)
    throw conflict('task-runs', `Cannot ${action} “${task.title}”: it is running.`, 'Stop it first.')
}
