import type { BlockView } from '#contracts/http/block-routes.ts'
import type { Block } from '#core/blocks/block.ts'
import { asksToExtendAt } from '#core/blocks/overrun.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { Plan } from '#core/planning/plan.ts'
import type { Task } from '#core/tasks/task.ts'
import type { PublishedEvent } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { goalsOfWork } from '../goals/goals-of-work.ts'
import { iso, isoOrNull } from '../iso.ts'
import { nameBusy } from './name-busy.ts'
import { plannedAt } from './planned-at.ts'

type Item = Task | Habit

/** Everything that the views of some blocks are made of. */
type BlockContext = {
  readonly items: ReadonlyMap<string, Item>
  readonly keyResults: readonly KeyResult[]
  readonly objectives: readonly Objective[]
  readonly plan: Plan | null
  readonly published: readonly PublishedEvent[]
}

export async function readBlockViews(
  repositories: Repositories,
  blocks: readonly Block[],
): Promise<BlockView[]> {
  const context = await readContext(repositories, blocks)
  const views = blocks.map((block) => blockView(block, context))
  const sentences = views.flatMap(({ why }) => why.map(({ sentence }) => sentence))
  const named = await nameBusy(repositories, sentences)
  return views.map((view) => ({
    ...view,
    why: view.why.map((one) => ({ ...one, sentence: named(one.sentence) })),
  }))
}

export async function readBlockView(repositories: Repositories, block: Block): Promise<BlockView> {
  const [view] = await readBlockViews(repositories, [block])
  if (view === undefined) throw new Error(`Cannot show block ${block.id}: no view was made of it.`)
  return view
}

async function readContext(repositories: Repositories, blocks: readonly Block[]): Promise<BlockContext> {
  return {
    items: await readItems(repositories, blocks),
    ...(await goalsOfWork(repositories)),
    plan: (await repositories.planVersions.latestApplied())?.plan ?? null,
    published: await repositories.publishedEvents.latestOf(blocks.map(({ id }) => id)),
  }
}

async function readItems(
  { tasks, habits }: Repositories,
  blocks: readonly Block[],
): Promise<Map<string, Item>> {
  const taskIds = blocks.filter(({ itemKind }) => itemKind === 'task').map(({ itemId }) => itemId)
  const items: readonly Item[] = [...(await tasks.findMany(taskIds)), ...(await habits.list())]
  return new Map(items.map((item) => [item.id, item]))
}

function blockView(block: Block, context: BlockContext): BlockView {
  const item = context.items.get(block.itemId)
  return {
    id: block.id,
    itemKind: block.itemKind,
    itemId: block.itemId,
    title: item?.title ?? block.keptTitle ?? '',
    start: iso(block.startMs),
    end: iso(block.endMs),
    state: block.state,
    settledMinutes: block.settledMinutes,
    startedAt: isoOrNull(block.startedAtMs),
    asksToExtendAt: isoOrNull(asksToExtendAt(block)),
    ...goalOf(item, context),
    isPublished: context.published.some((event) => isShown(event, block)),
    why: whyOf(block, context.plan),
  }
}

function goalOf(item: Item | undefined, { keyResults, objectives }: BlockContext) {
  const keyResult = keyResults.find(({ id }) => id === item?.keyResultId)
  const objectiveId = keyResult?.objectiveId ?? item?.objectiveId
  const objective = objectives.find(({ id }) => id === objectiveId)
  return {
    colorId: item?.colorId ?? objective?.colorId ?? null,
    objective: named(objective),
    keyResult: named(keyResult),
  }
}

const named = (goal: { readonly id: string; readonly title: string } | undefined) =>
  goal === undefined ? null : { id: goal.id, title: goal.title }

const isShown = ({ blockId, state, synced }: PublishedEvent, block: Block): boolean =>
  blockId === block.id &&
  state === 'live' &&
  (synced?.asked?.isTheirPlace === true ||
    (synced?.startMs === block.startMs && synced.endMs === block.endMs))

/** The planner's words, as long as the block lies where the planner spoke of. */
function whyOf(block: Block, plan: Plan | null): BlockView['why'] {
  return (plannedAt(block, plan)?.why ?? []).map(({ constraint, subject, sentence }) => ({
    constraint,
    subject: subject ?? null,
    sentence,
  }))
}
