import type { Block } from '#core/blocks/block.ts'
import type { Task } from '#core/tasks/task.ts'
import { checkAhead, checkPlace, type Place } from '../blocks/move-block.ts'
import type { TaskEdit } from './change-tasks.ts'
import { openTask } from './task-states.ts'

/** Pins a block of the task where the person wants it; the planner then plans so much less of it elsewhere. */
export async function placeTask(edit: TaskEdit, id: string, place: Place): Promise<string> {
  const task = await openTask(edit.repositories, id, 'place')
  checkPlace(place)
  checkAhead(place, edit.nowMs, 'What was done already can be logged.')
  await edit.repositories.blocks.save(pinned(edit, task, place))
  return `“${task.title}” is pinned there.`
}

const pinned = ({ ids }: TaskEdit, task: Task, { startMs, endMs }: Place): Block => ({
  id: ids.next(),
  itemKind: 'task',
  itemId: task.id,
  startMs,
  endMs,
  state: 'pinned',
  keptTitle: null,
  keptDescription: null,
  settledMinutes: null,
  startedAtMs: null,
})
