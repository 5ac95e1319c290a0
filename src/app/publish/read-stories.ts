import type { Block } from '#core/blocks/block.ts'
import type { BlockStory } from '#core/calendar/block-event.ts'
import type { PlannedBlock } from '#core/planning/plan.ts'
import { wholeOf } from '#core/tasks/item-parts.ts'
import { inHand } from '#core/time/spoken-dates.ts'
import { handOf, type TimeStyle, writtenStyle } from '#core/time/time-words.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { goalsOfWork } from '../read/goals/goals-of-work.ts'

type Item = {
  readonly title: string
  readonly objectiveId: string | null
  readonly keyResultId: string | null
  readonly colorId: string | null
  /** Habits have none. */
  readonly visibility?: 'workspace' | 'private'
}

/** Answers what there is to tell about a block: its task or habit, the goal behind it, why it lies where it lies. */
export async function readStories(
  mine: Repositories,
  blocks: readonly Block[],
  publicUrl: string,
): Promise<(block: Block) => BlockStory> {
  const goals = await goalsOfWork(mine)
  const objectives = new Map(goals.objectives.map((one) => [one.id, one]))
  const keyResults = new Map(goals.keyResults.map((one) => [one.id, one]))
  const items = await readItems(mine, blocks)
  const style = writtenStyle((await mine.person.get()).settings)
  const reasons = reasonsOf((await mine.planVersions.latestApplied())?.plan.blocks ?? [])
  return (block) => {
    const item = items.get(block.itemId) ?? unknownItem
    const keyResult = keyResults.get(item.keyResultId ?? '')
    const objective = objectives.get(item.objectiveId ?? keyResult?.objectiveId ?? '')
    return {
      title: item.title,
      ...goalOf(objective, keyResult),
      reason: inStyle(reasonFor(block, reasons), style, block.startMs),
      link: `${publicUrl}/blocks/${block.id}`,
      colorId: item.colorId ?? objective?.colorId ?? null,
      // The event names the goal, too.
      isPrivate: [item, objective].some((one) => one?.visibility === 'private'),
    }
  }
}

const unknownItem: Item = { title: '', objectiveId: null, keyResultId: null, colorId: null }

const goalOf = (
  objective: { readonly title: string } | undefined,
  keyResult: { readonly title: string } | undefined,
): Pick<BlockStory, 'objective' | 'keyResult'> => ({
  objective: objective?.title ?? null,
  keyResult: keyResult?.title ?? null,
})

async function readItems(mine: Repositories, blocks: readonly Block[]): Promise<ReadonlyMap<string, Item>> {
  const items = new Map<string, Item>()
  for (const habit of await mine.habits.list()) items.set(habit.id, habit)
  for (const task of await mine.tasks.listByStatus('open')) items.set(task.id, task)
  const closed = blocks.map(({ itemId }) => itemId).filter((id) => !items.has(id))
  for (const task of await mine.tasks.findMany(closed)) items.set(task.id, task)
  return items
}

const reasonFor = (block: Block, reasons: ReadonlyMap<string, string>): string | null =>
  block.state === 'pinned' ? 'You put it here.' : (reasons.get(placeOf(block.itemId, block.startMs)) ?? null)

const inStyle = (reason: string | null, style: TimeStyle, nearMs: number): string | null =>
  reason === null ? null : inHand(reason, handOf(style), nearMs)

const placeOf = (itemId: string, startMs: number): string => `${itemId}@${startMs}`

const reasonsOf = (planned: readonly PlannedBlock[]): ReadonlyMap<string, string> =>
  new Map(
    planned.flatMap(({ item, start, why }) => {
      const sentence = why?.[0]?.sentence
      return sentence === undefined ? [] : [[placeOf(wholeOf(item), Date.parse(start)), sentence] as const]
    }),
  )
