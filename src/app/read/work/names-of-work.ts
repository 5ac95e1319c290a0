import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { goalsOfWork } from '../goals/goals-of-work.ts'

export type WorkNames = {
  /** Title of the task or habit, else of the goal. */
  readonly what: string
  readonly goal: string | null
}

/** What the work of these entries is called today. */
export async function namesOfWork(
  repositories: Repositories,
  entries: readonly LedgerEntry[],
): Promise<(entry: LedgerEntry) => WorkNames> {
  const { tasks, habits } = repositories
  const { keyResults, objectives } = await goalsOfWork(repositories)
  const lists = [await habits.list(), keyResults, objectives]
  const titles = new Map(lists.flat().map(({ id, title }) => [id, title]))
  const taskIds = new Set(entries.flatMap(({ taskId }) => taskId ?? []))
  for (const { id, title } of await tasks.findMany([...taskIds])) titles.set(id, title)
  const titleOf = (id: string | null): string | null => (id === null ? null : (titles.get(id) ?? null))
  return ({ taskId, habitId, keyResultId, objectiveId }) => {
    const goal = titleOf(keyResultId) ?? titleOf(objectiveId)
    return { what: titleOf(taskId ?? habitId) ?? goal ?? '', goal }
  }
}
