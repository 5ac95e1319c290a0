import type { Block, TaskFact } from '../check/facts.ts'
import { itemCost, totalPoints } from '../check/item-cost.ts'
import { MINUTE_MS } from '../check/instant.ts'
import type { Placed } from '../check/placed.ts'
import { minutesWords, nameOf, tidy } from '../check/words.ts'
import type { Unplaced } from '../plan.ts'
import { type Board, stepMs } from './board.ts'
import { leastBlock } from './runs.ts'
import { windowOf } from './room.ts'

/**
 * The case that is left when nothing hinders a task by itself: what placing the rest would cost against leaving it
 * out, by the best single block that its window and the other blocks allow. `by` is empty: no item outranks it,
 * its own costs or the interplay of the limits do.
 */
export function costReason(board: Board, placed: Placed, task: TaskFact, minutes: number): Unplaced {
  const leavingOut = costWith(placed, task, undefined)
  const best = bestBlock(board, placed, task, minutes)
  const placing = best === undefined ? undefined : costWith(placed, task, best)
  const facts = {
    needMinutes: task.remaining,
    by: [],
    costWithoutIt: leavingOut,
    costWithBestBlock: placing ?? null,
  }
  return {
    item: task.id,
    minutes,
    reason: 'OUTRANKED',
    facts,
    sentence: sentence(board, task, minutes, placing, leavingOut),
  }
}

function sentence(
  board: Board,
  task: TaskFact,
  minutes: number,
  placing: number | undefined,
  leaving: number,
): string {
  const start = `${minutesWords(minutes)} of ${nameOf(board.facts, task.id)} are not placed: `
  if (placing === undefined)
    return `${start}beside the other blocks no single block of it fits all limits together.`
  if (placing >= leaving) {
    return `${start}its best block would cost ${tidy(placing)} points, leaving it out costs ${tidy(leaving)}.`
  }
  return `${start}a block would lower its cost from ${tidy(leaving)} to ${tidy(placing)} points, but the search ended before it found one that keeps every rule.`
}

function costWith(placed: Placed, task: TaskFact, block: Block | undefined): number {
  const own = placed.byItem.get(task.id) ?? []
  const previous = placed.facts.movable.filter((was) => was.item === task.id)
  return totalPoints(itemCost(placed.facts, task, block === undefined ? own : [...own, block], previous))
}

function bestBlock(board: Board, placed: Placed, task: TaskFact, minutes: number): Block | undefined {
  const length = Math.min(task.maxBlock, minutes)
  if (length < leastBlock(task)) return undefined
  const steps = length / board.facts.problem.gridMinutes
  const [from, to] = windowOf(board, task)
  const open = board.open(task.hours)
  let best: { block: Block; cost: number } | undefined
  let run = 0
  for (let step = from; step < to; step += 1) {
    run = open[step] === 1 && board.busy[step] === 0 && board.holder[step] === -1 ? run + 1 : 0
    if (run < steps) continue
    const startMs = stepMs(board, step + 1 - steps)
    const block = { item: task.id, startMs, endMs: startMs + length * MINUTE_MS, pinned: false }
    const cost = costWith(placed, task, block)
    if (best === undefined || cost < best.cost) best = { block, cost }
  }
  return best?.block
}
