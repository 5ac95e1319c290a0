import type { BlockView } from '#contracts/http/block-routes.ts'
import type { Block } from '#core/blocks/block.ts'
import { explainItem } from '#core/planning/explain/explain-item.ts'
import { parseInstant } from '#core/time/instant.ts'
import { found } from '../errors.ts'
import type { PlanVersion } from '../ports/repositories/work-repositories.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'
import { readBlockView, readBlockViews } from './block-view.ts'

/** [from, to), RFC 3339. */
type Span = { readonly from: string; readonly to: string }

export type BlockDetails = BlockView & {
  readonly alternatives: {
    readonly start: string
    readonly end: string
    readonly extraCost: number
    readonly sentence: string
  }[]
}

/** Blocks over a span, and one block with why it is here and what its best other places would cost more. */
export function createReadBlocks({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) {
  return {
    listBlocks: (userId: string, { from, to }: Span): Promise<{ items: BlockView[] }> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const blocks = await repositories.blocks.listBetween(parseInstant(from), parseInstant(to))
        return { items: await readBlockViews(repositories, blocks) }
      }),

    readBlock: (userId: string, id: string): Promise<BlockDetails> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const block = found(await repositories.blocks.find(id), 'block', id)
        const version = await repositories.planVersions.latestApplied()
        return {
          ...(await readBlockView(repositories, block)),
          alternatives: version === null ? [] : alternativesOf(block, version),
        }
      }),
  }
}

/** As the plan in force weighs them; a block that has moved since is not in it. */
function alternativesOf(block: Block, { problem, plan }: PlanVersion): BlockDetails['alternatives'] {
  const explained = explainItem(problem, plan, block.itemId)?.blocks.find(
    ({ start, end }) => parseInstant(start) === block.startMs && parseInstant(end) === block.endMs,
  )
  return (explained?.alternatives ?? []).map(({ start, end, extraCost, sentence }) => ({
    start,
    end,
    extraCost,
    sentence,
  }))
}
