import { checkBlocks } from '../check/check-plan.ts'
import { type Block, type ItemFact, lengthOf } from '../check/facts.ts'
import { itemCost, type Points, totalPoints } from '../check/item-cost.ts'
import type { Placed } from '../check/placed.ts'
import { closedBy } from '../check/window.ts'
import { MINUTE_MS } from '../check/instant.ts'
import { type Board, stepMs } from './board.ts'
import { mayMove } from './may-move.ts'

/** Another place for a block, with everything else where it is. */
export type Alternative = {
  readonly startMs: number
  readonly endMs: number
  /** Points that the plan would cost more; below 0 where it would cost less. */
  readonly extraCost: number
  /** The same by constraint, without those that stay equal. */
  readonly extraByConstraint: Points
}

type Candidate = {
  readonly block: Block
  readonly gap: number
  readonly points: Points
  readonly cost: number
}

/**
 * The best other places of the same length, at most one per gap, cheapest first. The full checker confirms each: it
 * breaks no rule that the plan does not break already.
 */
export function alternativesOf(board: Board, placed: Placed, block: Block, most = 3): Alternative[] {
  const item = board.facts.items.get(block.item)
  if (item === undefined || block.pinned) return []
  const others = placed.blocks.filter((other) => other !== block)
  const broken = checkBlocks(board.facts, placed.blocks).violations.length
  const now = pointsWith(placed, item, block, block)
  const isPossible = mayMove(board.facts, others, block)
  const chosen: Candidate[] = []
  for (const candidate of candidates(board, placed, item, block)) {
    if (chosen.length === most) break
    if (!isPossible(candidate.block)) continue
    if (chosen.some((other) => other.gap === candidate.gap)) continue
    const { violations } = checkBlocks(board.facts, [...others, candidate.block])
    if (violations.length <= broken) chosen.push(candidate)
  }
  return chosen.map((candidate) => alternative(candidate, now))
}

function alternative({ block, points, cost }: Candidate, now: Points): Alternative {
  const changes = Object.entries(points).flatMap(([constraint, value]) => {
    const change = tidyPoints(value - (Object.entries(now).find(([name]) => name === constraint)?.[1] ?? 0))
    return change === 0 ? [] : [[constraint, change] as const]
  })
  return {
    startMs: block.startMs,
    endMs: block.endMs,
    extraCost: tidyPoints(cost - totalPoints(now)),
    extraByConstraint: Object.fromEntries(changes),
  }
}

function tidyPoints(value: number): number {
  return Math.round(value * 1000) / 1000
}

function pointsWith(placed: Placed, item: ItemFact, block: Block, instead: Block): Points {
  const own = (placed.byItem.get(item.id) ?? []).map((other) => (other === block ? instead : other))
  const previous = placed.facts.movable.filter((was) => was.item === item.id)
  return itemCost(placed.facts, item, own, previous)
}

function candidates(board: Board, placed: Placed, item: ItemFact, block: Block): Candidate[] {
  const steps = Math.ceil(lengthOf(block) / board.facts.problem.gridMinutes)
  const found: Candidate[] = []
  let [run, gap] = [0, 0]
  for (let step = 0; step < board.count; step += 1) {
    if (!isFree(board, item, block, step)) {
      run = 0
      gap += 1
      continue
    }
    run += 1
    const startMs = stepMs(board, step + 1 - steps)
    if (run < steps || startMs === block.startMs) continue
    const moved = { item: item.id, startMs, endMs: startMs + lengthOf(block) * MINUTE_MS, pinned: false }
    const points = pointsWith(placed, item, block, moved)
    found.push({ block: moved, gap, points, cost: totalPoints(points) })
  }
  return found.sort((a, b) => a.cost - b.cost || a.block.startMs - b.block.startMs)
}

/** A quick look, so that the full checker need not see every place: open at its start and end, and nobody else there. */
function isFree(board: Board, item: ItemFact, block: Block, step: number): boolean {
  const holder = board.blocks[board.holder[step] ?? -1]
  if (board.busy[step] === 1 || (holder !== undefined && holder !== block)) return false
  const startMs = stepMs(board, step)
  const lastMs = startMs + board.facts.gridMs - MINUTE_MS
  return (
    closedBy(board.facts, item, startMs) === undefined && closedBy(board.facts, item, lastMs) === undefined
  )
}
