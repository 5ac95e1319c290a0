import { type Block, isPinned, liveStates } from '#core/blocks/block.ts'
import { defence, defended } from '#core/blocks/defend.ts'
import { conflict } from '../../errors.ts'
import { afterApplying } from '../../after-applying.ts'
import type { PlanVersion, VersionBlock } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** Makes a proposal the plan in force: its blocks take their places, the others leave theirs. */
export async function layVersion(
  repositories: Repositories,
  version: PlanVersion,
  nowMs: number,
): Promise<void> {
  const live = (await repositories.blocks.listInStates([...liveStates])).filter(
    (block) => block.endMs > nowMs,
  )
  const places = await repositories.planVersions.blocksOf(version.id)
  const blocks = await placed(repositories, places)
  checkStillTrue(version, live, blocks, nowMs)
  const ids = new Set(blocks.map(({ block }) => block.id))
  const after = blocks.map(({ block, place }) => moved(block, place))
  const isToDefend = defence(after, version.problem, nowMs)
  for (const [index, block] of after.entries()) {
    const wanted = defended(block, isToDefend)
    if (wanted !== blocks[index]?.block) await repositories.blocks.save(wanted)
  }
  for (const block of live)
    if (!ids.has(block.id)) await repositories.blocks.save({ ...block, state: 'withdrawn' })
  await repositories.planVersions.setStatus(version.id, 'applied', nowMs)
  await afterApplying(repositories, nowMs)
}

type Placed = { readonly block: Block; readonly place: VersionBlock }

async function placed({ blocks }: Repositories, places: readonly VersionBlock[]): Promise<Placed[]> {
  const found: Placed[] = []
  for (const place of places) {
    const block = await blocks.find(place.blockId)
    if (block !== null) found.push({ block, place })
  }
  return found
}

/** A proposal speaks of the blocks as they were: no pin may have come or gone, and nothing may lie in the past. */
function checkStillTrue(
  version: PlanVersion,
  live: readonly Block[],
  blocks: readonly Placed[],
  nowMs: number,
) {
  const known = new Map(blocks.map(({ block, place }) => [block.id, place]))
  const isOvertaken =
    live.some((block) => isPinned(block) && !isAt(block, known.get(block.id))) ||
    blocks.some(({ block, place }) => !place.isPinned && place.startMs < nowMs && !isAt(block, place))
  if (!isOvertaken) return
  throw conflict(
    'proposal-outdated',
    `Cannot apply plan version ${version.number}: time has passed, or blocks have changed since it was made.`,
    'Plan again and look at the new proposal.',
  )
}

const isAt = (block: Block, place: VersionBlock | undefined): boolean =>
  place?.startMs === block.startMs && place.endMs === block.endMs

/** A block of the proposal that was settled meanwhile stays what it is. */
function moved(block: Block, place: VersionBlock): Block {
  const isMovable = ['flexible', 'defended', 'withdrawn'].includes(block.state)
  if (!isMovable || (isAt(block, place) && block.state !== 'withdrawn')) return block
  return { ...block, startMs: place.startMs, endMs: place.endMs, state: 'flexible' }
}
