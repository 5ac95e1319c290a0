import type { BlockView } from '#contracts/http/block-routes.ts'
import type { Block } from '#core/blocks/block.ts'
import { parseInstant } from '#core/time/instant.ts'
import { found } from '../../errors.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'
import type { Solver } from '../../ports/solver.ts'
import type { UnitOfWork } from '../../ports/unit-of-work.ts'
import { readBlockView, readBlockViews } from './block-view.ts'
import { plannedAt } from './planned-at.ts'

/** [from, to), RFC 3339. */
type Span = { readonly from: string; readonly to: string }

export type BlockDetails = BlockView & {
  readonly alternatives: {
    readonly start: string
    readonly end: string
    readonly extraCost: number
    readonly because: string
    readonly sentence: string
  }[]
}

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly solver: Solver }

/** Blocks over a span, and one block with why it is here and what its best other places would cost more. */
export function createReadBlocks({ unitOfWork, solver }: Dependencies) {
  return {
    listBlocks: (userId: string, { from, to }: Span): Promise<{ items: BlockView[] }> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const blocks = await repositories.blocks.listBetween(parseInstant(from), parseInstant(to))
        return { items: await readBlockViews(repositories, blocks) }
      }),

    readBlock: async (userId: string, id: string): Promise<BlockDetails> => {
      const { block, view, version } = await unitOfWork.forUser(userId, async (repositories) => {
        const mine = found(await repositories.blocks.find(id), 'block', id)
        return {
          block: mine,
          view: await readBlockView(repositories, mine),
          version: await repositories.planVersions.latestApplied(),
        }
      })
      return { ...view, alternatives: version === null ? [] : await alternativesOf(solver, block, version) }
    },
  }
}

/** As the plan in force weighs them; a block that has moved since is not in it. Takes a while, hence the thread. */
async function alternativesOf(
  solver: Solver,
  block: Block,
  { problem, plan }: PlanVersion,
): Promise<BlockDetails['alternatives']> {
  const item = plannedAt(block, plan)?.item
  const explained = item === undefined ? null : await solver.explainItem(problem, plan, item)
  const ofBlock = explained?.blocks.find(
    ({ start, end }) => parseInstant(start) === block.startMs && parseInstant(end) === block.endMs,
  )
  return (ofBlock?.alternatives ?? []).map(({ start, end, extraCost, because, sentence }) => ({
    start,
    end,
    extraCost,
    because,
    sentence,
  }))
}
