import type { Block, HabitFact } from '../check/facts.ts'
import type { HabitWeek } from '../check/habit-weeks.ts'
import { instantText, MINUTE_MS } from '../check/instant.ts'
import { itemCost, totalPoints } from '../check/item-cost.ts'
import type { Placed } from '../check/placed.ts'
import { closedBy } from '../check/window.ts'
import { type Board, stepMs } from './board.ts'
import { stretchTest } from './legal-places.ts'

/**
 * The cheapest further occurrence of a habit in a week while everything that is placed stays, with its cost and that
 * of missing it; without times when there is none.
 */
export function leftoverOccurrence(
  board: Board,
  placed: Placed,
  habit: HabitFact,
  week: HabitWeek,
): Record<string, unknown> {
  const costWithoutIt = costWith(placed, habit, undefined)
  let best: { block: Block; cost: number } | undefined
  for (const block of possible(board, placed, habit, week)) {
    const cost = costWith(placed, habit, block)
    if (best === undefined || cost < best.cost) best = { block, cost }
  }
  if (best === undefined) return { by: [], costWithoutIt, costWithBestBlock: null }
  const { startMs, endMs } = best.block
  const place = { bestStart: instantText(startMs), bestEnd: instantText(endMs) }
  return { by: [], costWithoutIt, costWithBestBlock: best.cost, ...place }
}

/** Occurrences of the shortest and the longest length on dates that are far enough from the others. */
function possible(board: Board, placed: Placed, habit: HabitFact, week: HabitWeek): Block[] {
  const { wall, gridMs } = board.facts
  const taken = (placed.byItem.get(habit.id) ?? []).map((block) => wall.day(block.startMs))
  const apart = Math.max(1, habit.minDaysBetween)
  const dates = new Set(week.dates.filter((day) => taken.every((other) => Math.abs(day - other) >= apart)))
  const mayStretch = stretchTest(board.facts, placed.blocks)
  const blocks: Block[] = []
  let [run, runDay] = [0, Number.NaN]
  for (let step = board.count - 1; step >= 0; step -= 1) {
    const startMs = stepMs(board, step)
    const day = board.day[step] ?? 0
    const isOpen = dates.has(day) && isFree(board, habit, step)
    run = isOpen ? (day === runDay ? run : 0) + gridMs : 0
    runDay = day
    for (const minutes of new Set([habit.minMinutes, habit.maxMinutes])) {
      const endMs = startMs + minutes * MINUTE_MS
      if (run >= minutes * MINUTE_MS && mayStretch(startMs, endMs))
        blocks.push({ item: habit.id, startMs, endMs, pinned: false })
    }
  }
  return blocks
}

function isFree(board: Board, habit: HabitFact, step: number): boolean {
  if (board.busy[step] === 1 || board.holder[step] !== -1) return false
  const startMs = stepMs(board, step)
  const lastMs = startMs + board.facts.gridMs - MINUTE_MS
  return (
    closedBy(board.facts, habit, startMs) === undefined && closedBy(board.facts, habit, lastMs) === undefined
  )
}

function costWith(placed: Placed, habit: HabitFact, block: Block | undefined): number {
  const own = placed.byItem.get(habit.id) ?? []
  const previous = placed.facts.movable.filter((was) => was.item === habit.id)
  return totalPoints(itemCost(placed.facts, habit, block === undefined ? own : [...own, block], previous))
}
