import { type Block, liveStates } from '#core/blocks/block.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { openTasksAndOf } from '../work/tasks-of-blocks.ts'

/** Minutes of one goal, by what stands behind them. */
export type WorkMinutes = {
  readonly doneMinutes: number
  readonly unconfirmedMinutes: number
  readonly plannedMinutes: number
}

/** Minutes by key result, by objective (its key results' included) and, where done, by task; keyed by id. */
export type WorkOfGoals = (id: string) => WorkMinutes

const none: WorkMinutes = { doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0 }

type Goal = { readonly keyResultId: string | null; readonly objectiveId: string | null }

/** The ledger, added up where it is stored, and the blocks that have not been settled yet. */
export async function readWorkOfGoals(repositories: Repositories): Promise<WorkOfGoals> {
  const { ledger, blocks } = repositories
  const sums = new Map<string, WorkMinutes>()
  const add = (id: string | null, kind: keyof WorkMinutes, minutes: number): void => {
    if (id === null) return
    const sum = sums.get(id) ?? none
    sums.set(id, { ...sum, [kind]: sum[kind] + minutes })
  }
  for (const subject of ['keyResultId', 'objectiveId', 'taskId'] as const) {
    for (const [id, minutes] of await ledger.sumMinutesBy(subject, {})) add(id, 'doneMinutes', minutes)
  }
  const open = await blocks.listInStates([...liveStates, 'unconfirmed'])
  const goalOf = await readGoalOfItem(repositories, open)
  for (const block of open) {
    const kind = block.state === 'unconfirmed' ? 'unconfirmedMinutes' : 'plannedMinutes'
    const { keyResultId, objectiveId } = goalOf(block.itemId)
    add(keyResultId, kind, minutesOf(block))
    add(objectiveId, kind, minutesOf(block))
  }
  return (id) => sums.get(id) ?? none
}

export const minutesOf = (block: Pick<Block, 'startMs' | 'endMs'>): number =>
  Math.round((block.endMs - block.startMs) / 60_000)

/** The key result and the objective behind the task or habit of a block; an objective follows from its key result. */
async function readGoalOfItem(
  repositories: Repositories,
  blocks: readonly Block[],
): Promise<(id: string) => Goal> {
  const { habits, keyResults } = repositories
  const objectiveOf = new Map((await keyResults.list()).map(({ id, objectiveId }) => [id, objectiveId]))
  const goals = new Map<string, Goal>()
  for (const { id, keyResultId, objectiveId } of [
    ...(await openTasksAndOf(repositories, blocks)),
    ...(await habits.list()),
  ]) {
    goals.set(id, {
      keyResultId,
      objectiveId: objectiveId ?? (keyResultId === null ? null : (objectiveOf.get(keyResultId) ?? null)),
    })
  }
  return (id) => goals.get(id) ?? { keyResultId: null, objectiveId: null }
}
