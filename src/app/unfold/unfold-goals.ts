import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { type Undone, type UnfoldInput, unfoldGoals } from '#core/tasks/unfold-goals.ts'
import { weekStartOf } from '#core/time/local-date.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { readUnfoldInput } from './read-unfold-input.ts'
import { makeCheckInTasks } from './unfold-check-ins.ts'
import { makeNextTasks } from './unfold-series.ts'

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly ids: IdSource }

export type UnfoldResult = { readonly changedTasks: number; readonly undone: readonly Undone[] }

/**
 * Key results with effort plans → one flexible task per week of the horizon; the next of what comes again; a short task
 * for each check-in that is due. Changing nothing asks for nothing.
 */
export function createUnfoldGoals({ unitOfWork, clock, ids }: Dependencies) {
  return (userId: string): Promise<UnfoldResult> =>
    oneAtATime(unitOfWork).forUser(userId, async (repositories) => {
      const input = await readUnfoldInput(repositories, clock.now())
      const { changed, undone } = unfoldGoals(input)
      for (const task of changed) {
        await repositories.tasks.save(task.id === '' ? { ...task, id: ids.next() } : task)
      }
      const series = await makeNextTasks(repositories, ids, clock.now())
      const made = series + (await makeCheckInTasks(repositories, ids, clock.now()))
      await askForMore(repositories, input, changed.length + made > 0)
      return { changedTasks: changed.length + made, undone }
    })
}

async function askForMore(repositories: Repositories, input: UnfoldInput, hasChanged: boolean) {
  const nextWeek = weekStartOf(input.today, input.weekStart) + 7
  await repositories.wakes.requestAt('unfold', startOfLocalDate(nextWeek, input.zone))
  if (!hasChanged) return
  await repositories.wakes.request('plan')
  await repositories.announce('tasks')
}
