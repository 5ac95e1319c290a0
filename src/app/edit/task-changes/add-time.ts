import { invalid } from '../../errors.ts'
import type { TaskEdit } from './change-tasks.ts'
import { ownTask } from './task-states.ts'

const YEAR_MINUTES = 366 * 24 * 60

/** It takes longer than was thought. */
export async function addTaskTime({ repositories }: TaskEdit, id: string, minutes: number): Promise<string> {
  const task = await ownTask(repositories, id, 'add time to')
  if (task.minutes + minutes > YEAR_MINUTES)
    throw invalid(
      'body.minutes',
      minutes,
      `at most ${YEAR_MINUTES - task.minutes}: a task takes up to a year`,
    )
  await repositories.tasks.save({ ...task, minutes: task.minutes + minutes })
  return `“${task.title}” takes ${minutes} min longer.`
}
