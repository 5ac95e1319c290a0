import type { Block } from '#core/blocks/block.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** Minutes of one goal, by what stands behind them. */
export type WorkMinutes = {
  readonly doneMinutes: number
  readonly unconfirmedMinutes: number
  readonly plannedMinutes: number
}

/** Minutes by key result, by objective (its key results' included) and, where done, by task; keyed by id. */
export type WorkOfGoals = (id: string) => WorkMinutes

const none: WorkMinutes = { doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0 }

type Goal = {
  readonly keyResultId: string | null
  readonly objectiveId: string | null
  readonly taskId?: string | null
}

/** Adds up the ledger and the blocks that have not been settled yet. */
export async function readWorkOfGoals(repositories: Repositories): Promise<WorkOfGoals> {
  const sums = new Map<string, WorkMinutes>()
  const add = (goal: Goal, kind: keyof WorkMinutes, minutes: number): void => {
    for (const id of [goal.keyResultId, goal.objectiveId, goal.taskId ?? null]) {
      if (id === null) continue
      const sum = sums.get(id) ?? none
      sums.set(id, { ...sum, [kind]: sum[kind] + minutes })
    }
  }
  for (const entry of await repositories.ledger.list({})) add(entry, 'doneMinutes', entry.minutes)
  const goalOf = await readGoalOfItem(repositories)
  const open = await repositories.blocks.listInStates([
    'flexible',
    'defended',
    'pinned',
    'running',
    'unconfirmed',
  ])
  for (const block of open) {
    const kind = block.state === 'unconfirmed' ? 'unconfirmedMinutes' : 'plannedMinutes'
    add(goalOf(block.itemId), kind, minutesOf(block))
  }
  return (id) => sums.get(id) ?? none
}

export const minutesOf = (block: Pick<Block, 'startMs' | 'endMs'>): number =>
  Math.round((block.endMs - block.startMs) / 60_000)

/** The key result and the objective behind a task or habit; an objective follows from its key result. */
export async function readGoalOfItem({
  tasks,
  habits,
  keyResults,
}: Repositories): Promise<(id: string) => Goal> {
  const objectiveOf = new Map((await keyResults.list()).map(({ id, objectiveId }) => [id, objectiveId]))
  const goals = new Map<string, Goal>()
  for (const { id, keyResultId, objectiveId } of [...(await tasks.list()), ...(await habits.list())]) {
    goals.set(id, {
      keyResultId,
      objectiveId: objectiveId ?? (keyResultId === null ? null : (objectiveOf.get(keyResultId) ?? null)),
    })
  }
  return (id) => goals.get(id) ?? { keyResultId: null, objectiveId: null }
}
