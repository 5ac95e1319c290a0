import { readBlocks } from '../check/check-report.ts'
import { type Block, readFacts } from '../check/facts.ts'
import { instantText } from '../check/instant.ts'
import { itemCost, type Points, totalPoints } from '../check/item-cost.ts'
import { placedBlocks } from '../check/placed.ts'
import { spanWords, tidy } from '../check/words.ts'
import type { PlannedBlock, Unplaced, Why } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { type Alternative, alternativesOf } from './alternatives.ts'
import { type Board, makeBoard } from './board.ts'
import { unplacedHabit } from './unplaced-habit.ts'
import { unplacedTask } from './unplaced-task.ts'
import { whyOf } from './why.ts'

export type AlternativePlace = {
  readonly start: string
  readonly end: string
  readonly extraCost: number
  readonly extraByConstraint: Points
  readonly sentence: string
}

export type ExplainedBlock = {
  readonly start: string
  readonly end: string
  readonly pinned: boolean
  /** "Tue 24 Nov 09:00–11:00" in the person's zone. */
  readonly when: string
  readonly why: readonly Why[]
  readonly alternatives: readonly AlternativePlace[]
}

export type ItemExplanation = {
  readonly item: string
  readonly title: string
  /** What this item costs in the plan. */
  readonly cost: number
  readonly byConstraint: Points
  readonly blocks: readonly ExplainedBlock[]
  readonly unplaced: readonly Unplaced[]
}

type ReadableBlock = Pick<PlannedBlock, 'item' | 'start' | 'end' | 'pinned'>

/**
 * Why each block of an item is where it is, its three best other places with what each would cost more, and why
 * the rest of it is not placed; undefined when the problem knows no such item. Recomputed from the two documents.
 */
export function explainItem(
  problem: Problem,
  plan: { readonly blocks: readonly ReadableBlock[] },
  itemId: string,
): ItemExplanation | undefined {
  return explainItems(problem, plan, [itemId])[0]
}

/** The same for several items, for less than one after the other costs; unknown ones are left out. */
export function explainItems(
  problem: Problem,
  plan: { readonly blocks: readonly ReadableBlock[] },
  itemIds: readonly string[],
): ItemExplanation[] {
  const facts = readFacts(problem)
  const placed = placedBlocks(facts, readBlocks(plan.blocks))
  const board = makeBoard(facts, placed.blocks)
  const why = whyOf(placed)
  return itemIds.flatMap((id) => {
    const item = facts.items.get(id)
    if (item === undefined) return []
    const blocks = placed.byItem.get(id) ?? []
    const points = itemCost(
      facts,
      item,
      blocks,
      facts.movable.filter((was) => was.item === id),
    )
    const unplaced =
      item.kind === 'task' ? unplacedTask(board, placed, item) : unplacedHabit(board, placed, item)
    return [
      {
        item: id,
        title: item.name,
        cost: totalPoints(points),
        byConstraint: points,
        blocks: blocks.map((block) =>
          explainBlock(board, block, why(block), alternativesOf(board, placed, block)),
        ),
        unplaced,
      },
    ]
  })
}

function explainBlock(
  board: Board,
  block: Block,
  why: Why[],
  alternatives: readonly Alternative[],
): ExplainedBlock {
  return {
    start: instantText(block.startMs),
    end: instantText(block.endMs),
    pinned: block.pinned,
    when: spanWords(board.facts.wall, block.startMs, block.endMs),
    why,
    alternatives: alternatives.map((alternative) => place(board, alternative)),
  }
}

function place(
  board: Board,
  { startMs, endMs, extraCost, extraByConstraint }: Alternative,
): AlternativePlace {
  const parts = Object.entries(extraByConstraint).map(
    ([name, points]) => `${name} ${points > 0 ? '+' : '−'}${tidy(Math.abs(points))}`,
  )
  const cost =
    extraCost === 0
      ? 'costs the same'
      : `costs ${tidy(Math.abs(extraCost))} ${extraCost > 0 ? 'more' : 'less'}`
  const because = parts.length === 0 ? '' : ` (${parts.join(', ')})`
  return {
    start: instantText(startMs),
    end: instantText(endMs),
    extraCost,
    extraByConstraint,
    sentence: `${spanWords(board.facts.wall, startMs, endMs)} ${cost}${because}.`,
  }
}
