import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { unfoldSeries } from '#core/tasks/series/unfold-series.ts'
import type { Task } from '#core/tasks/task.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** Tasks that come again → the next of each, where it is time. Answers how many were made; a second run makes none. */
export async function makeNextTasks(
  repositories: Repositories,
  ids: IdSource,
  nowMs: number,
): Promise<number> {
  const running = (await repositories.taskSeries.list()).filter(({ hasEnded }) => !hasEnded)
  if (running.length === 0) return 0
  const { timeZone: zone } = await repositories.person.get()
  const today = localDayOf(nowMs, zone)
  const open = await repositories.tasks.listByStatus('open')
  let made = 0
  for (const series of running) {
    const isOpen = open.some((task) => task.seriesId === series.id && task.seriesDate === series.lastOn)
    const unfolded = unfoldSeries(series, { today, zone, isOpen })
    const { task, lookAgainOn } = unfolded
    if (unfolded.series !== series) await repositories.taskSeries.save(unfolded.series)
    if (task !== null) await repositories.tasks.save(await sound(repositories, { ...task, id: ids.next() }))
    if (task !== null) made += 1
    if (lookAgainOn !== null)
      await repositories.wakes.requestAt('unfold', startOfLocalDate(lookAgainOn, zone))
  }
  return made
}

/** Goals and hours may have gone since the series began. */
async function sound({ keyResults, objectives, hours }: Repositories, task: Task): Promise<Task> {
  const { keyResultId, objectiveId, hoursProfileId } = task
  const profiles = await hours.list()
  const work = profiles.find(({ name }) => name === 'work')?.id ?? hoursProfileId
  const hasKeyResult = keyResultId !== null && (await keyResults.find(keyResultId)) !== null
  const hasObjective = objectiveId !== null && (await objectives.find(objectiveId)) !== null
  return {
    ...task,
    keyResultId: hasKeyResult ? keyResultId : null,
    objectiveId: hasObjective ? objectiveId : null,
    hoursProfileId: profiles.some(({ id }) => id === hoursProfileId) ? hoursProfileId : work,
  }
}
