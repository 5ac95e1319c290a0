import { type Block, liveStates } from '#core/blocks/block.ts'
import { blockDifference } from '#core/blocks/block-difference.ts'
import { defence, defended } from '#core/blocks/defend.ts'
import type { Habit } from '#core/goals/habit.ts'
import { type EarlierPlace, type Restored, restoreBlocks } from '#core/blocks/restore-blocks.ts'
import { afterApplying } from '../../after-applying.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

export type Restoration = {
  readonly id: string
  readonly target: PlanVersion
  readonly inputsHash: string
  readonly cause: string
  readonly nowMs: number
}

/** Lays the blocks of an earlier version again and writes that down as a version of its own. */
export async function restoreVersion(
  repositories: Repositories,
  { id, target, inputsHash, cause, nowMs }: Restoration,
): Promise<PlanVersion> {
  const restored = await arrangementOf(repositories, target, nowMs)
  const { wanted, withdrawn } = restored
  for (const { block, before } of wanted) if (block !== before) await repositories.blocks.save(block)
  for (const block of withdrawn) await repositories.blocks.save({ ...block, state: 'withdrawn' })
  const version: PlanVersion = {
    ...target,
    id,
    number: await repositories.planVersions.nextNumber(),
    inputsHash,
    cause,
    status: 'applied',
    restores: target.id,
    plan: { ...target.plan, difference: blockDifference(wanted, withdrawn) },
    createdAtMs: nowMs,
    appliedAtMs: nowMs,
  }
  await repositories.planVersions.add(version, placesOf(restored))
  await afterApplying(repositories, nowMs)
  return version
}

async function arrangementOf(
  repositories: Repositories,
  target: PlanVersion,
  nowMs: number,
): Promise<Restored> {
  const live = await repositories.blocks.listInStates([...liveStates])
  const ahead = live.filter((block) => block.endMs > nowMs)
  const earlier = await earlierPlaces(repositories, target)
  const closed = await closedItems(
    repositories,
    earlier.map(({ block }) => block),
  )
  const isOpen = (block: Block) => !closed.has(block.itemId)
  const restored = restoreBlocks(earlier, ahead, isOpen, nowMs)
  const blocks = restored.wanted.map(({ block }) => block)
  const isToDefend = defence(blocks, target.problem, nowMs)
  return {
    ...restored,
    wanted: restored.wanted.map((one) => ({ ...one, block: defended(one.block, isToDefend) })),
  }
}

async function earlierPlaces(
  { blocks, planVersions }: Repositories,
  target: PlanVersion,
): Promise<EarlierPlace[]> {
  const places: EarlierPlace[] = []
  for (const { blockId, startMs, endMs } of await planVersions.blocksOf(target.id)) {
    const block = await blocks.find(blockId)
    if (block !== null) places.push({ block, startMs, endMs })
  }
  return places
}

/** Items for which nothing is to be planned any more. */
async function closedItems({ tasks, habits }: Repositories, blocks: readonly Block[]): Promise<Set<string>> {
  const closed = new Set<string>()
  for (const { itemId, itemKind } of blocks) {
    const isOpen =
      itemKind === 'task'
        ? (await tasks.find(itemId))?.status === 'open'
        : isOpenHabit(await habits.find(itemId))
    if (!isOpen) closed.add(itemId)
  }
  return closed
}

/** Without a rest that nobody has said the end of. */
const isOpenHabit = (habit: Habit | null): boolean => habit !== null && habit.pauses.at(-1)?.toDate !== null

const placesOf = ({ wanted }: Restored) =>
  wanted.map(({ block, isPinned }) => ({
    blockId: block.id,
    startMs: block.startMs,
    endMs: block.endMs,
    isPinned,
  }))
