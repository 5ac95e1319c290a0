import { readBlocks } from '../check/check-report.ts'
import { type Block, readFacts } from '../check/facts.ts'
import { instantText } from '../check/instant.ts'
import { itemCost, type Points, totalPoints } from '../check/item-cost.ts'
import { placedBlocks } from '../check/placed.ts'
import { listWords, spanWords, tidy } from '../check/words.ts'
import type { CostConstraint, PlannedBlock, Unplaced, Why } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { type Alternative, alternativesOf } from './alternatives.ts'
import { type Board, makeBoard } from './board.ts'
import { unplacedHabit } from './unplaced-habit.ts'
import { unplacedTask } from './unplaced-task.ts'
import { whyOf } from './why.ts'

type AlternativePlace = {
  readonly start: string
  readonly end: string
  readonly extraCost: number
  readonly extraByConstraint: Points
  /** What the difference is made of: "16 for later days". */
  readonly because: string
  readonly sentence: string
}

type ExplainedBlock = {
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
  const because = becauseOf(extraByConstraint)
  return {
    start: instantText(startMs),
    end: instantText(endMs),
    extraCost,
    extraByConstraint,
    because,
    sentence: `${spanWords(board.facts.wall, startMs, endMs)} ${costWords(extraCost)}${because === '' ? '' : `: ${because}`}.`,
  }
}

const costWords = (extra: number): string =>
  extra === 0 ? 'costs the same' : `costs ${grouped(Math.abs(extra))} ${extra > 0 ? 'more' : 'less'}`

/** "1,200.5", as the page writes costs. */
const grouped = (value: number): string => tidy(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')

const WORDS: Readonly<Record<CostConstraint, string>> = {
  unplaced: 'work left out',
  'missed-due': 'missing its due',
  late: 'time after its due',
  'habit-missed': 'missed occurrences',
  delay: 'later days',
  'off-preferred': 'time outside the part of the day that it prefers',
  split: 'more pieces',
  'habit-off-ideal': 'a start further from its ideal time',
  'habit-shortened': 'a shorter occurrence',
  moved: 'leaving the place that it had',
}

/** "16 for later days, but 4 less for leaving the place that it had"; '' where nothing changes. */
function becauseOf(extra: Points): string {
  const parts = Object.entries(WORDS).flatMap(([name, words]) => {
    const points = extra[name as CostConstraint] ?? 0
    return points === 0 ? [] : [{ points, words }]
  })
  const more = parts
    .filter(({ points }) => points > 0)
    .map(({ points, words }) => `${grouped(points)} for ${words}`)
  const less = parts
    .filter(({ points }) => points < 0)
    .map(({ points, words }) => `${grouped(-points)} less for ${words}`)
  return [listWords(more, 10), listWords(less, 10)].filter((text) => text !== '').join(', but ')
}
